import { openSqlUpdateLog } from '#server/sync/sql-update-log.ts'
import { startSyncServer } from '#test/support/sync-server.ts'
import { answerQuestions } from '#test/bench/server-process.ts'

const [, , file = ''] = process.argv
const server = await startSyncServer(await openSqlUpdateLog(file))
answerQuestions(server.port)
