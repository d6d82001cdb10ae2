import { DatabaseSync } from 'node:sqlite'
import { Server } from '@hocuspocus/server'
import { applyUpdate, encodeStateAsUpdate } from 'yjs'
import { answerQuestions } from '#test/bench/server-process.ts'

// As its own SQLite extension does it: the whole document in a row, loaded at opening, stored some seconds after a change
const [, , file = ''] = process.argv
const db = new DatabaseSync(file)
db.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)')
const select = db.prepare('SELECT data FROM documents WHERE name = ?')
const upsert = db.prepare('INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data')
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  onLoadDocument: ({ documentName, document }) => {
    const row = select.get(documentName) as unknown as { data: Uint8Array } | undefined
    if (row) applyUpdate(document, row.data)
    return Promise.resolve(document)
  },
  onStoreDocument: ({ documentName, document }) => {
    upsert.run(documentName, encodeStateAsUpdate(document))
    return Promise.resolve()
  },
})
await server.listen()
answerQuestions(server.address.port)
