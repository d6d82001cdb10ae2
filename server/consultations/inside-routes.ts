import { Hono } from 'hono'
import {
  basisPatch,
  draft as draftAnswer,
  draftOf,
  groupInput,
  inside as insideAnswer,
  remarkInput,
  remarkPatch,
  themeText,
} from '#shared/consultations/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { makeMay } from '#server/access/may.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { tellCircle } from '#server/threads/tell.ts'
import { describeInside } from './describe-inside.ts'
import { draftIn } from './draft-store.ts'
import { openDraft, readDraft, restOn } from './draft.ts'
import { addRemark, addTheme, editRemark, groupRemarks, withdrawInside } from './inside.ts'
import { demandCircle, lookAtRound, type RoundLook } from './look.ts'

const inside = '/dossiers/:dossierId/consultations/:roundId/inside'

/**
 * What only a circle sees of a round: remarks, themes and the draft of its reaction. To everybody else none of these
 * routes has anything: 404, the same as for a round that is not there, and no notice of it reaches them.
 */
export function insideRoutes(parts: Parts) {
  return new Hono<AppEnv>()
    .route('/', remarkRoutes(parts))
    .route('/', themeRoutes(parts))
    .route('/', draftRoutes(parts))
}

/** Does something inside, and answers with the inside, or what else is said, as it is then. */
const acting = (parts: Parts, answer: (parts: Parts, look: RoundLook) => Promise<object> = describeInside) => {
  return async (c: AppContext, act: (look: RoundLook) => Promise<void>, status: 200 | 201 = 200) => {
    const look = await lookAtRound(parts.db, c)
    const circle = demandCircle(look)
    await act(look)
    const { documentId, id } = look.round
    if (c.req.method !== 'GET') await tellCircle(parts, { documentId, id, kind: 'consultation' }, circle)
    return c.json(await answer(parts, look), status)
  }
}

function remarkRoutes(parts: Parts) {
  const may = makeMay(parts)
  const answer = acting(parts)
  return new Hono<AppEnv>()
    .get(inside, describe('The inside of a round', { 200: insideAnswer }), may('consultation.read'), async (c) =>
      answer(c, () => Promise.resolve()),
    )
    .post(
      `${inside}/remarks`,
      describe('Remark inside', { 201: insideAnswer }),
      may('consultation.react'),
      body(remarkInput),
      (c) => answer(c, (look) => addRemark(parts, actorOf(c), look, c.req.valid('json')), 201),
    )
    .patch(
      `${inside}/remarks/:remarkId`,
      describe('Change a remark of the own organisation', { 200: insideAnswer }),
      may('consultation.react'),
      body(remarkPatch),
      (c) => {
        const { basedOn, ...content } = c.req.valid('json')
        const edit = { id: c.req.param('remarkId'), basedOn, content }
        return answer(c, (look) => editRemark(parts, actorOf(c), look, edit))
      },
    )
    .delete(
      `${inside}/remarks/:remarkId`,
      describe('Withdraw a remark of the own organisation', { 200: insideAnswer }),
      may('consultation.react'),
      (c) => {
        const what = { kind: 'remark', id: c.req.param('remarkId') } as const
        return answer(c, (look) => withdrawInside(parts, actorOf(c), look, what))
      },
    )
}

function themeRoutes(parts: Parts) {
  const may = makeMay(parts)
  const answer = acting(parts)
  return new Hono<AppEnv>()
    .post(
      `${inside}/themes`,
      describe('Make a theme to group remarks by', { 201: insideAnswer }),
      may('consultation.react'),
      body(themeText),
      (c) => answer(c, (look) => addTheme(parts, actorOf(c), look, c.req.valid('json')), 201),
    )
    .delete(
      `${inside}/themes/:themeId`,
      describe('Withdraw a theme; its remarks are in none then', { 200: insideAnswer }),
      may('consultation.react'),
      (c) => {
        const what = { kind: 'theme', id: c.req.param('themeId') } as const
        return answer(c, (look) => withdrawInside(parts, actorOf(c), look, what))
      },
    )
    .post(
      `${inside}/group`,
      describe('Put remarks in a theme, many at once', { 200: insideAnswer }),
      may('consultation.react'),
      body(groupInput),
      (c) => answer(c, (look) => groupRemarks(parts, actorOf(c), look, c.req.valid('json'))),
    )
}

function draftRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const answer = acting(parts)
  const answerDraft = acting(parts, readDraft)
  return new Hono<AppEnv>()
    .get(
      `${inside}/draft`,
      describe('The reaction of the own organisation, or of the koepel, as its document is on disk now', {
        200: draftAnswer,
      }),
      may('consultation.read'),
      (c) => answerDraft(c, () => Promise.resolve()),
    )
    .post(
      `${inside}/draft`,
      describe('Open the document in which the own organisation writes its reaction; there is one', {
        201: insideAnswer,
      }),
      may('consultation.react'),
      (c) => answer(c, (look) => openDraft(parts, actorOf(c), look), 201),
    )
    .patch(
      `${inside}/draft/points/:pointId/remarks`,
      describe('Say on which remarks a point of the draft rests too, and on which no longer', { 200: draftAnswer }),
      may('consultation.react'),
      body(basisPatch),
      (c) => {
        const change = { pointId: c.req.param('pointId'), ...c.req.valid('json') }
        return answerDraft(c, (look) => restOn(parts, actorOf(c), look, change))
      },
    )
    .get(
      '/documents/:documentId/reaction-of',
      describe('The round and the organisation whose reaction is written in a document', { 200: draftOf }),
      may('document.read'),
      async (c) => {
        const found = await draftIn(db, c.req.param('documentId'))
        if (!found) throw new Problem('not-found')
        return c.json(found)
      },
    )
}
