import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqlitePlace } from '#test/support/sqlite-place.ts'
import type { Peer } from './dialect.ts'
import type { LongDocument } from './long-document.ts'

/** Where a peer keeps its documents. */
export interface Place {
  readonly path: string
  remove(): void
}

/** People `p0` … of whom our log knows that they exist. */
const PEOPLE = 1_100
const ROOMS = 300
/** Updates appended at once while a document is prepared. */
const BATCH = 2_000

/** An empty place; with a document in it when one is given, in the form in which the peer opens it fastest. */
export async function makePlace(peer: Peer, document?: LongDocument): Promise<Place> {
  if (peer === 'samenschrift') return await makeOurs(document)
  const folder = mkdtempSync(join(tmpdir(), 'samenschrift-bench-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  if (peer === 'hocuspocus') {
    const path = join(folder, 'documents.sqlite')
    if (document) {
      const db = new DatabaseSync(path)
      db.exec('CREATE TABLE documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)')
      db.prepare('INSERT INTO documents VALUES (?, ?)').run('d0', document.state)
      db.close()
    }
    return { path, remove }
  }
  if (document) await storeInLevelDb(folder, document.state)
  return { path: folder, remove }
}

async function makeOurs(document: LongDocument | undefined): Promise<Place> {
  const people = Array.from({ length: PEOPLE }, (_, i) => `p${i}`)
  const place = await sqlitePlace(
    Array.from({ length: ROOMS }, (_, i) => `d${i}`),
    people,
  )
  if (document) {
    const log = await place.open()
    const known = new Set<number>()
    for (let i = 0; i < document.updates.length; i += BATCH) {
      const entries = document.updates.slice(i, i + BATCH).map(({ update, clientId }) => {
        const newClients = known.has(clientId) ? [] : [clientId]
        known.add(clientId)
        return {
          documentId: 'd0',
          author: { userId: 'p0', organisationCode: 'gm0344' },
          receivedAtMs: i,
          update,
          newClients,
        }
      })
      await log.append(entries)
    }
    await log.compact('d0')
    await log.close()
  }
  return { path: place.file, remove: () => place.remove() }
}

/** y-leveldb's types are of another Yjs; only these two calls are used. */
interface LevelDb {
  storeUpdate(name: string, update: Uint8Array): Promise<unknown>
  destroy(): Promise<void>
}

async function storeInLevelDb(folder: string, state: Uint8Array): Promise<void> {
  // Of the peer's own dependencies, which are CommonJS too
  const { LeveldbPersistence } = createRequire(import.meta.resolve('@y/websocket-server/utils'))('y-leveldb') as {
    LeveldbPersistence: new (folder: string) => LevelDb
  }
  const db = new LeveldbPersistence(folder)
  await db.storeUpdate('d0', state)
  await db.destroy()
}
