import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { peers, type Peer } from './dialect.ts'
import type { Outcome } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { median, rounded } from './statistics.ts'

const help = `npm run bench -- [options]
  --only A,B     scenarios: ${scenarios.map(({ name }) => name).join(', ')}
  --peers A,B    servers: ${peers.join(', ')}
  --repeat N     runs of each, of which the median counts (3; with --quick 1)
  --quick        small sizes: to see that it works, not to compare
`

/** A scenario that takes longer than this hangs. */
const PATIENCE_MS = 300_000

interface Row {
  readonly scenario: string
  readonly peer: Peer
  readonly runs: readonly Outcome[]
  readonly medians: Outcome
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    peers: { type: 'string' },
    repeat: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(help)
else await runAll()

async function runAll(): Promise<void> {
  const chosen = scenarios.filter(({ name }) => !values.only || values.only.split(',').includes(name))
  const against = peers.filter((peer) => !values.peers || values.peers.split(',').includes(peer))
  const repeat = Number(values.repeat ?? (values.quick ? 1 : 3))
  const rows: Row[] = []
  for (const { name, title, isOnce } of chosen) {
    console.log(`\n${title}`)
    const runs = new Map<Peer, Outcome[]>(against.map((peer) => [peer, []]))
    // Peers take turns, so that what else the machine does meets all alike
    for (let round = 0; round < (isOnce ? 1 : repeat); round += 1) {
      for (const peer of against) runs.get(peer)?.push(await measure(name, peer))
    }
    const done = against.map((peer): Row => {
      const outcomes = runs.get(peer) ?? []
      return { scenario: name, peer, runs: outcomes, medians: mediansOf(outcomes) }
    })
    console.table(Object.fromEntries(done.map(({ peer, medians }) => [peer, medians])))
    rows.push(...done)
  }
  const file = save({ quick: values.quick, repeat, rows })
  console.log(
    `\nMedians of ${repeat} on ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}. All runs: ${file}`,
  )
}

async function measure(scenario: string, peer: Peer): Promise<Outcome> {
  const child = fork(join(import.meta.dirname, 'measure.ts'), [scenario, peer, ...(values.quick ? ['quick'] : [])])
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${scenario} with ${peer} ended with ${code}`)
  })
  try {
    const [outcome] = (await Promise.race([once(child, 'message'), failed])) as [Outcome]
    failed.catch(() => undefined) // it ends in its own time
    return outcome
  } catch (error) {
    console.error(String(error))
    return {}
  } finally {
    clearTimeout(timer)
  }
}

function mediansOf(outcomes: readonly Outcome[]): Outcome {
  const names = new Set(outcomes.flatMap((outcome) => Object.keys(outcome)))
  const of = (name: string): number[] => outcomes.flatMap((outcome) => outcome[name] ?? [])
  return Object.fromEntries([...names].map((name) => [name, rounded(median(of(name)))]))
}

function save(result: { quick: boolean; repeat: number; rows: readonly Row[] }): string {
  const at = new Date().toISOString()
  const folder = 'bench-results'
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${at.replaceAll(':', '-')}.json`)
  const machine = {
    cpus: cpus().map(({ model }) => model),
    memoryMb: Math.round(totalmem() / 2 ** 20),
    node: process.version,
  }
  writeFileSync(file, `${JSON.stringify({ at, machine, ...result }, undefined, 2)}\n`)
  return file
}
