import { openSqlUpdateLog } from '#server/sync/sql-update-log.ts'
import { startSyncServer } from './sync-server.ts'

/**
 * A sync server over SQLite as a process of its own, to be killed: `node test/support/sync-process.ts FILE`. Prints its
 * port when it is ready.
 */
const [, , file = ''] = process.argv
const server = await startSyncServer(await openSqlUpdateLog(file))
process.stdout.write(`${server.port}\n`)
