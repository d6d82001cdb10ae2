import { dialectOf, type Peer } from './dialect.ts'
import { scenarios } from './scenarios.ts'

// One scenario with one peer, in a process of its own: `node test/bench/measure.ts SCENARIO PEER [quick]`. Its clients
// run here, its server in another process.
const [, , name, peer, size] = process.argv
const scenario = scenarios.find((candidate) => candidate.name === name)
if (!scenario) throw new Error(`no such scenario: ${name}`)
// run.ts passes only names of peers
const setting = { peer: peer as Peer, dialect: dialectOf(peer as Peer), isQuick: size === 'quick' }
const outcome = await scenario.run(setting)
process.send?.(outcome, () => process.exit(0))
