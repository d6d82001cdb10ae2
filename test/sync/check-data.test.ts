import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Doc, type Doc as YDoc } from 'yjs'
import { checkData } from '#server/sync/check-data.ts'
import { sqlitePlace, type SqlitePlace } from '#test/support/sqlite-place.ts'
import { firstText } from '#test/support/yjs-client.ts'

let place: SqlitePlace

beforeEach(async () => {
  place = await sqlitePlace()
  const log = await place.open()
  const doc = new Doc()
  for (let i = 0; i < 10; i += 1) {
    const update = updateOf(doc, () => firstText(doc).insert(0, `${i} `))
    const newClients = i === 0 ? [doc.clientID] : []
    const author = { userId: 'anna', organisationCode: 'gm0344' }
    await log.append([{ documentId: 'd1', author, receivedAtMs: i * 1_000, update, newClients }])
    if (i === 6) await log.compact('d1')
  }
  await log.close()
})
afterEach(() => place.remove())

function updateOf(doc: YDoc, change: () => void): Uint8Array {
  const updates: Uint8Array[] = []
  const listener = (update: Uint8Array): number => updates.push(update)
  doc.on('update', listener)
  doc.transact(change)
  doc.off('update', listener)
  return updates[0] ?? new Uint8Array()
}

function tamper(sql: string): readonly string[] {
  const db = new DatabaseSync(place.file)
  db.exec(sql)
  db.close()
  return checkData(place.file).findings
}

test('[L3] a sound log has no findings', () => {
  expect(checkData(place.file)).toEqual({ documents: 1, updates: 10, findings: [] })
})

test.each([
  ['a changed text', "UPDATE document_updates SET update_bytes = x'0000' WHERE seq = 4", 'update 4 breaks the chain'],
  ['a changed author', "UPDATE document_updates SET user_id = 'bram' WHERE seq = 4", 'update 4 breaks the chain'],
  ['a changed time', "UPDATE document_updates SET received_at = '2020' WHERE seq = 4", 'update 4 breaks the chain'],
  ['a row taken out', 'DELETE FROM document_updates WHERE seq = 4', 'after update 3 comes 5'],
  ['the newest rows taken out', 'DELETE FROM document_updates WHERE seq > 5', 'the log ends at 5'],
  [
    'a changed snapshot',
    "UPDATE document_snapshots SET state_bytes = x'0000'",
    'the snapshot at 7 does not have its hash',
  ],
  [
    'a snapshot of another moment',
    'UPDATE document_snapshots SET seq = 6',
    'the snapshot at 6 is not what the log makes',
  ],
  ['a clientID given to another', "UPDATE document_clients SET user_id = 'bram'", 'carries items of client'],
])('[L3] %s is found', (_what, sql, finding) => {
  expect(tamper(sql).join('\n')).toContain(finding)
})
