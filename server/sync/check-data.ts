import { DatabaseSync } from 'node:sqlite'
import { applyUpdate, Doc, encodeStateVector, equalSnapshots, snapshot as snapshotOf } from 'yjs'
import { chainHash, chainStart, sha256 } from './chain.ts'
import { ROOT, scanUpdate } from './scan.ts'

/** What was looked at, and what is wrong, a sentence each. */
export interface DataCheck {
  readonly documents: number
  readonly updates: number
  readonly findings: readonly string[]
}

interface UpdateRow {
  readonly seq: number
  readonly user_id: string
  readonly organisation_code: string
  readonly received_at: string
  readonly update_bytes: Uint8Array
  readonly hash: Uint8Array
}
interface SnapshotRow {
  readonly seq: number
  readonly state_bytes: Uint8Array
  readonly state_vector: Uint8Array
  readonly hash: Uint8Array
}

/**
 * Checks the log of every document: the chain of hashes, the sequence, whose items it holds, and that each snapshot is
 * what the log makes (SPEC.md, [L3], [L5] and [C2]). Reads only; works while the server runs.
 * @throws node:sqlite's error when the file cannot be read
 */
export function checkData(file: string): DataCheck {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    db.exec('BEGIN') // one moment for all
    const ids = db
      .prepare('SELECT document_id AS id FROM document_updates UNION SELECT document_id FROM document_snapshots')
      .all()
      .map((row) => String(row['id']))
    const checks = ids.map((documentId) => checkDocument(db, documentId))
    return {
      documents: ids.length,
      updates: checks.reduce((sum, check) => sum + check.updates, 0),
      findings: checks.flatMap((check) => check.findings),
    }
  } finally {
    db.close()
  }
}

function checkDocument(db: DatabaseSync, documentId: string): { updates: number; findings: string[] } {
  const findings: string[] = []
  const say = (what: string): number => findings.push(`Document ${documentId}: ${what}.`)
  const snapshot = db.prepare('SELECT * FROM document_snapshots WHERE document_id = ?').get(documentId) as unknown as
    | SnapshotRow
    | undefined
  const rows = db
    .prepare('SELECT * FROM document_updates WHERE document_id = ? ORDER BY seq')
    .iterate(documentId) as IterableIterator<unknown> as IterableIterator<UpdateRow>
  const owners = ownersOf(db, documentId)
  const replay = new Doc()
  let last = { seq: 0, hash: chainStart }
  let compared = snapshot === undefined
  for (const row of rows) {
    if (row.seq !== last.seq + 1) say(`after update ${last.seq} comes ${row.seq}`)
    if (!isSame(row.hash, hashOf(documentId, row, last.hash))) say(`update ${row.seq} breaks the chain of hashes`)
    for (const fault of checkUpdate(row, owners)) say(`update ${row.seq} ${fault}`)
    applyUpdate(replay, row.update_bytes)
    if (snapshot?.seq === row.seq) {
      compared = true
      for (const fault of checkSnapshot(snapshot, replay)) say(`the snapshot at ${row.seq} ${fault}`)
    }
    last = { seq: row.seq, hash: row.hash }
  }
  if (!compared) say(`the snapshot is of update ${snapshot?.seq}, the log ends at ${last.seq}`)
  if (replay.store.pendingStructs || replay.store.pendingDs) say('the log builds on something that is not in it')
  replay.destroy()
  return { updates: last.seq, findings }
}

function ownersOf(db: DatabaseSync, documentId: string): Map<number, string> {
  const rows = db.prepare('SELECT client_id, user_id FROM document_clients WHERE document_id = ?').all(documentId)
  return new Map(rows.map((row) => [Number(row['client_id']), String(row['user_id'])]))
}

const hashOf = (documentId: string, row: UpdateRow, previous: Uint8Array): Uint8Array =>
  chainHash(previous, {
    documentId,
    seq: row.seq,
    userId: row.user_id,
    organisationCode: row.organisation_code,
    receivedAt: row.received_at,
    update: row.update_bytes,
  })

function checkUpdate(row: UpdateRow, owners: ReadonlyMap<number, string>): string[] {
  try {
    return scanUpdate(row.update_bytes)
      .sections.filter(({ client }) => owners.get(client) !== row.user_id)
      .map(({ client }) => `carries items of client ${client}, which is not its author's`)
  } catch {
    return ['cannot be read']
  }
}

function checkSnapshot(snapshot: SnapshotRow, replay: Doc): string[] {
  if (!isSame(snapshot.hash, sha256(snapshot.state_bytes))) return ['does not have its hash']
  const made = new Doc()
  applyUpdate(made, snapshot.state_bytes)
  const isEqual =
    equalSnapshots(snapshotOf(made), snapshotOf(replay)) &&
    made.getXmlFragment(ROOT).toJSON() === replay.getXmlFragment(ROOT).toJSON() &&
    isSame(snapshot.state_vector, encodeStateVector(made))
  made.destroy()
  return isEqual ? [] : ['is not what the log makes']
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
