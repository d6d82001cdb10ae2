import { Hono } from 'hono'
import {
  attentionList,
  decisionInput,
  extensionInput,
  round as roundAnswer,
  roundInput,
  roundList,
  roundStepInput,
} from '#shared/consultations/schema.ts'
import { makeMay } from '#server/access/may.ts'
import { signedIn, signedInOf } from '#server/auth/gates.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { attentionFor } from './attention.ts'
import { askExtension, decide, stepRound } from './change-round.ts'
import { describeRound, roundSummaries } from './describe-rounds.ts'
import { lookAtRound, lookWith, type RoundLook } from './look.ts'
import { openRound } from './open-round.ts'
import { noteRoundView, roundsOf, type StoredRound } from './store.ts'

const one = '/dossiers/:dossierId/consultations/:roundId'

/** Consultation rounds: opening, reading, extending, closing. Rules: `shared/consultations/SPEC.md`. */
export function roundRoutes(parts: Parts) {
  return new Hono<AppEnv>().route('/', listRoutes(parts)).route('/', oneRoutes(parts))
}

function listRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const list = async (c: AppContext, rounds: readonly StoredRound[]) => {
    const looks: RoundLook[] = []
    for (const round of rounds) looks.push(await lookWith(db, c, round))
    return { items: await roundSummaries(parts, looks) }
  }
  return new Hono<AppEnv>()
    .get(
      '/consultations/attention',
      describe('The rounds that ask something of whoever asks, in all his dossiers', { 200: attentionList }),
      signedIn(),
      async (c) => c.json(await attentionFor(parts, signedInOf(c).userId)),
    )
    .get(
      '/dossiers/:dossierId/consultations',
      describe('The consultation rounds of a dossier', { 200: roundList }),
      may('consultation.read'),
      async (c) => c.json(await list(c, await roundsOf(db, { dossierId: c.req.param('dossierId') }))),
    )
    .get(
      '/documents/:documentId/consultations',
      describe('The consultation rounds on a document', { 200: roundList }),
      may('consultation.read'),
      async (c) => c.json(await list(c, await roundsOf(db, { documentId: c.req.param('documentId') }))),
    )
    .post(
      '/documents/:documentId/consultations',
      describe('Open a round on the document, frozen as it is on disk now', { 201: roundAnswer }),
      may('consultation.lead'),
      body(roundInput),
      async (c) => {
        const round = await openRound(parts, c, c.req.param('documentId'), c.req.valid('json'))
        return c.json(await describeRound(parts, await lookWith(db, c, round)), 201)
      },
    )
}

function oneRoutes(parts: Parts) {
  const { db, clock, sync } = parts
  const may = makeMay(parts)
  const changed = async (c: AppContext, { round }: RoundLook) => {
    sync.tell(round.documentId, 'consultation', round.id)
    return c.json(await describeRound(parts, await lookAtRound(db, c)))
  }
  return new Hono<AppEnv>()
    .get(
      one,
      describe('A round; who asks has looked at it from now on', { 200: roundAnswer }),
      may('consultation.read'),
      async (c) => {
        const look = await lookAtRound(db, c)
        if (look.viewer.organisationCode !== null) await noteRoundView(db, look.round.id, look.writer, clock())
        return c.json(await describeRound(parts, look))
      },
    )
    .post(
      `${one}/steps`,
      describe('Close, reopen or settle a round', { 200: roundAnswer }),
      may('consultation.lead'),
      body(roundStepInput),
      async (c) => {
        const look = await lookAtRound(db, c)
        await stepRound(parts, actorOf(c), look, c.req.valid('json'))
        return await changed(c, look)
      },
    )
    .post(
      `${one}/extensions`,
      describe('Ask for more time, namens an invited organisation', { 201: roundAnswer }),
      may('consultation.react'),
      body(extensionInput),
      async (c) => {
        const look = await lookAtRound(db, c)
        await askExtension(parts, actorOf(c), look, c.req.valid('json'))
        // between the two: nobody else in the room hears of it
        return c.json(await describeRound(parts, await lookAtRound(db, c)), 201)
      },
    )
    .put(
      `${one}/extensions/:extensionId/decision`,
      describe('Grant or refuse more time', { 200: roundAnswer }),
      may('consultation.lead'),
      body(decisionInput),
      async (c) => {
        const look = await lookAtRound(db, c)
        const decided = c.req.valid('json')
        await decide(parts, actorOf(c), look, { ...decided, id: c.req.param('extensionId') })
        if (decided.decision === 'granted') return await changed(c, look)
        return c.json(await describeRound(parts, await lookAtRound(db, c)))
      },
    )
}
