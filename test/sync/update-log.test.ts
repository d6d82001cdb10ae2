import { updateLogContract } from '#test/contract/update-log.ts'
import { MemoryUpdateLog } from '#test/support/memory-update-log.ts'
import { sqlitePlace } from '#test/support/sqlite-place.ts'

updateLogContract('in memory', () => {
  let log = new MemoryUpdateLog()
  const open = (): MemoryUpdateLog => {
    log = log.reopen()
    return log
  }
  return { open, remove: () => undefined }
})

updateLogContract('in SQLite', () => sqlitePlace())
