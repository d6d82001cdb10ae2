import type { Dialect, Peer } from './dialect.ts'

/** What a scenario is run with. */
export interface Setting {
  readonly peer: Peer
  readonly dialect: Dialect
  /** Small enough to be over in seconds: to see that it works, not to compare. */
  readonly isQuick: boolean
}

/** What came out: by the names of the scenario's columns. A figure that a peer does not have is left out. */
export type Outcome = Readonly<Record<string, number>>

export interface Scenario {
  readonly name: string
  /** What it shows, for the table. */
  readonly title: string
  /** It is many trials in itself: run once. */
  readonly isOnce?: true
  run(setting: Setting): Promise<Outcome>
}
