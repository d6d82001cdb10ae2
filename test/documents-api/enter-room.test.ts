import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { WebSocket } from 'ws'
import { writeUpdate } from 'y-protocols/sync'
import { Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'
import { auditList } from '#shared/audit/entry.ts'
import { closeCodeOf, liveApp, upgradeStatusOf } from '#test/support/live-app.ts'
import { setMember } from '#server/access/member-store.ts'
import { circleDocumentIn, documentIn, dossierWith, person, type TestPerson } from '#test/support/people.ts'

async function open() {
  const app = await liveApp()
  const [ann, bob, cas] = [await person(app, 'Ann'), await person(app, 'Bob'), await person(app, 'Cas')]
  const id = await dossierWith(app, [
    [ann, 'manager'],
    [bob, 'writer'],
  ])
  const documentId = await documentIn(app, id, ann)
  const connect = (path: string, who?: TestPerson, headers: object = {}) =>
    new WebSocket(`${app.socketUrl}/sync/${path}`, { headers: { ...(who && { Cookie: who.cookie }), ...headers } })
  return { app, ann, bob, cas, id, documentId, connect }
}

/** A client that asks for everything (sync step 1, an empty state vector); resolves when it is answered. */
function opened(socket: WebSocket): Promise<void> {
  socket.once('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
  return new Promise((resolve) => socket.once('message', () => resolve()))
}

/** A y-websocket message that adds a paragraph, made by a client of its own. */
function updateWith(text: string): Uint8Array {
  const doc = new Doc()
  const paragraph = new XmlElement('paragraph')
  paragraph.insert(0, [new XmlText(text)])
  doc.getXmlFragment('content').push([paragraph])
  const encoder = createEncoder()
  writeVarUint(encoder, 0)
  writeUpdate(encoder, encodeStateAsUpdate(doc))
  return toUint8Array(encoder)
}

/** Resolves at the next acknowledgement (type 100). */
const ackOf = (socket: WebSocket) =>
  new Promise<void>((resolve) => {
    const look = (bytes: Buffer): void => {
      if (bytes[0] !== 100) return
      socket.off('message', look)
      resolve()
    }
    socket.on('message', look)
  })

describe('the socket of a document', () => {
  test('another origin is refused before the upgrade, and it is in the audit', async () => {
    const { connect, documentId, bob, ann, id } = await open()
    expect(await upgradeStatusOf(connect(documentId, bob, { Origin: 'https://evil.example' }))).toBe(403)
    expect(await upgradeStatusOf(connect(documentId, bob, { 'Sec-Fetch-Site': 'cross-site' }))).toBe(403)
    const { items } = auditList.parse(await (await ann.get(`/dossiers/${id}/audit`)).json())
    expect(items).toMatchObject([{ action: 'document.refuse', result: 'refused', details: { reason: 'cross-origin' } }])
  })

  test('who is not signed in, or may not see it, is told by a code; unseen and unknown are the same', async () => {
    const { connect, documentId, cas, ann, id } = await open()
    expect(await closeCodeOf(connect(documentId))).toBe(4401)
    expect(await closeCodeOf(connect(documentId, cas))).toBe(4404)
    expect(await closeCodeOf(connect('nothing-there', cas))).toBe(4404)
    const { items } = auditList.parse(await (await ann.get(`/dossiers/${id}/audit`)).json())
    expect(items).toMatchObject([
      { action: 'document.refuse', actor: { name: 'Cas' }, details: { reason: 'unknownDocument' } },
    ])
  })

  test('an ordinary request to it is not found', async () => {
    const { app, documentId } = await open()
    expect((await fetch(`${app.origin}/sync/${documentId}`)).status).toBe(404)
  })

  test('a removed person’s open editor closes at once; signing out closes it too', async () => {
    const { connect, documentId, id, ann, bob } = await open()
    const first = connect(documentId, bob)
    await opened(first)
    const startedMs = performance.now()
    const closed = closeCodeOf(first)
    await ann.delete(`/dossiers/${id}/members/${bob.id}`)
    expect(await closed).toBe(4403)
    expect(performance.now() - startedMs).toBeLessThan(1000)
    const own = connect(documentId, ann)
    await opened(own)
    const signedOut = closeCodeOf(own)
    await ann.delete('/session')
    expect(await signedOut).toBe(4401)
  })

  test('of a circle is unknown to all others, manager or administrator, and closes when somebody is no longer in it', async () => {
    const { app, ann, bob, id, connect } = await open()
    const vera = await person(app, 'Vera', { organisation: 'vng' })
    const ivo = await person(app, 'Ivo', { organisation: 'vng', isAdmin: true })
    const { db } = app.parts
    const now = app.parts.clock()
    await setMember(db, { dossierId: id, userId: vera.id, role: 'commenter', addedBy: ann.id }, now)
    await setMember(db, { dossierId: id, userId: bob.id, role: 'writer', mayActFor: 'vng', addedBy: ann.id }, now)
    await ivo.post('/inspections', { dossierId: id, reason: 'Melding 12' })
    const circle = { visibility: 'organisation', raisedBy: 'vng' } as const
    const inner = await circleDocumentIn(app, id, vera, { circle, title: 'Reactie' })
    const lastActivity = async () => (await (await ann.get(`/dossiers/${id}`)).json()).lastActivityAt
    const before = await lastActivity()
    for (const outside of [ann, ivo]) expect(await closeCodeOf(connect(inner, outside))).toBe(4404)
    const writing = connect(`${inner}?ack=1`, vera)
    await opened(writing)
    const acked = ackOf(writing)
    writing.send(updateWith('onder ons'))
    await acked
    expect(await (await bob.get(`/documents/${inner}/content?format=text`)).text()).toContain('onder ons')
    const reading = connect(inner, bob)
    await opened(reading)
    const closed = closeCodeOf(reading)
    await bob.put(`/dossiers/${id}/acting-for`, { organisation: 'gm0344' })
    expect(await closed).toBe(4403)
    expect(await closeCodeOf(connect(inner, bob))).toBe(4404)
    // what was written is noted in the background: wait until it is, then see that it told nobody
    await vi.waitFor(async () => {
      const written = await db.selectFrom('acts').select('visibility').where('action', '=', 'document.write').execute()
      expect(written).toEqual([{ visibility: 'organisation' }])
    })
    expect(await lastActivity()).toBe(before)
    expect(await (await ann.get(`/dossiers/${id}/audit`)).text()).not.toContain(inner)
    writing.close()
  })

  test('opening and writing are written down, not each keystroke', async () => {
    const { connect, documentId, id, ann, bob } = await open()
    for (let time = 0; time < 3; time++) {
      const socket = connect(documentId, bob)
      await opened(socket)
      socket.close()
    }
    const socket = connect(`${documentId}?ack=1`, bob)
    await opened(socket)
    for (const text of ['een', 'twee']) {
      const acked = ackOf(socket)
      socket.send(updateWith(text))
      await acked
    }
    expect(await (await bob.get(`/documents/${documentId}/content?format=text`)).text()).toContain('twee')
    const { items } = auditList.parse(await (await ann.get(`/dossiers/${id}/audit`)).json())
    expect(
      items.map((item) => `${item.action} ${item.actor?.name}`).filter((line) => !line.includes('export')),
    ).toEqual(['document.write Bob', 'document.open Bob'])
    const onSocket = items.filter((item) => item.action !== 'document.export')
    expect(onSocket.map((item) => item.address)).toEqual(['127.0.0.1', '127.0.0.1'])
  })

  test('a full disk keeps nobody from opening a document, nor lets anybody in who may not', async () => {
    const { app, connect, documentId, bob, cas } = await open()
    await sql`PRAGMA query_only = 1`.execute(app.parts.db)
    const socket = connect(documentId, bob)
    await opened(socket)
    expect(await closeCodeOf(connect(documentId, cas))).toBe(4404)
    expect(await upgradeStatusOf(connect(documentId, bob, { Origin: 'https://evil.example' }))).toBe(403)
    socket.close()
  })

  test('what was refused inside is written down with who, namens whom, why and from where', async () => {
    const { connect, documentId, id, ann, cas } = await open()
    await ann.put(`/dossiers/${id}/members/${cas.id}`, { role: 'commenter' })
    const refused = async () => {
      const { items } = auditList.parse(await (await ann.get(`/dossiers/${id}/audit`)).json())
      return items.filter((item) => item.action === 'document.refuse')
    }
    const socket = connect(documentId, cas)
    await opened(socket)
    socket.send(updateWith('stiekem'))
    socket.send(Uint8Array.of(9, 9, 9))
    expect(await closeCodeOf(socket)).toBe(4400)
    // one more round through the same database: what was told in the background is in it
    await vi.waitFor(async () => expect(await refused()).toHaveLength(2))
    const actor = { address: '127.0.0.1', actor: { name: 'Cas' }, actsFor: { code: 'gm0344' }, result: 'refused' }
    const reasons = new Set((await refused()).map((item) => item.details['reason']))
    expect(reasons).toEqual(new Set(['malformed', 'write-without-right']))
    expect(await refused()).toMatchObject([actor, actor])
  })
})
