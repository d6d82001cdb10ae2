import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { Clock } from './lib/clock.ts'
import type { Logger } from './lib/log.ts'
import type { Sync } from './sync/sync.ts'

/** What a feature may need, made once in `main.ts` (or by a test) and handed down. */
export interface Parts {
  readonly config: Config
  readonly db: Kysely<Database>
  readonly clock: Clock
  readonly newId: () => string
  readonly log: Logger
  readonly sync: Sync
}
