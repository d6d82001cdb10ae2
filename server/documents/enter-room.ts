import { upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import { WebSocket } from 'ws'
import { Problem } from '#shared/lib/problem.ts'
import { closeCodes } from '#shared/sync/close-codes.ts'
import { actorOf, type AppEnv } from '#server/http/context.ts'
import { anyone } from '#server/http/gates.ts'
import { isSameOrigin } from '#server/http/same-origin.ts'
import type { Parts } from '#server/parts.ts'
import { makeAuthorise } from './authorise.ts'
import { noteOpening, noteRefusal } from './room-acts.ts'

/**
 * The WebSocket of a document. Another origin is refused before the upgrade; everything else is told by a close code.
 * A document one may not see is 4404, like one that is not there; who loses access to an open one gets 4403.
 */
export function roomRoutes(parts: Parts) {
  const { config, sync } = parts
  const authorise = makeAuthorise(parts)
  return new Hono<AppEnv>().get(
    '/sync/:documentId',
    anyone('who may enter is decided by authorise(), which also decides again while the socket is open'),
    async (c, next) => {
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') throw new Problem('not-found')
      if (!isSameOrigin(c.req.raw.headers, config.publicUrl)) {
        await noteRefusal(parts, actorOf(c), { documentId: c.req.param('documentId'), reason: 'cross-origin' })
        throw new Problem('cross-origin')
      }
      await next()
    },
    upgradeWebSocket(async (c) => {
      const documentId = c.req.param('documentId') ?? ''
      const sessionHash: string | undefined = c.get('signedIn')?.sessionHash
      const verdict = await authorise(documentId, sessionHash)
      if (verdict.kind === 'refuse') {
        const reason = verdict.reason === 'noAccess' ? 'unknownDocument' : verdict.reason
        await noteRefusal(parts, actorOf(c), { documentId, reason })
        return { onOpen: (_event, socket) => socket.close(closeCodes[reason], reason) }
      }
      const actor = { ...actorOf(c), actsFor: verdict.participant.organisationCode }
      await noteOpening(parts, actor, { id: documentId, mode: verdict.mode })
      const arrival = {
        documentId,
        address: actor.address,
        sessionHash,
        schema: c.req.query('schema'),
        wantsAcks: c.req.query('ack') === '1',
      }
      return {
        onOpen(_event, { raw }) {
          if (!(raw instanceof WebSocket)) throw new Error('the server was made with another WebSocket library')
          sync.enter(raw, arrival)
        },
      }
    }),
  )
}
