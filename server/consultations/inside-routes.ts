import { Hono } from 'hono'
import {
  groupInput,
  inside as insideAnswer,
  pointInput,
  pointPatch,
  remarkInput,
  remarkPatch,
  summaryInput,
  themeText,
} from '#shared/consultations/schema.ts'
import { makeMay } from '#server/access/may.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { tellCircle } from '#server/threads/tell.ts'
import { describeInside } from './describe-inside.ts'
import {
  addPoint,
  addRemark,
  addTheme,
  editPoint,
  editRemark,
  groupRemarks,
  withdrawInside,
  writeSummary,
} from './inside.ts'
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

/** Does something inside, and answers with the inside as it is then. */
const acting = (parts: Parts) => {
  return async (c: AppContext, act: (look: RoundLook) => Promise<void>, status: 200 | 201 = 200) => {
    const look = await lookAtRound(parts.db, c)
    const circle = demandCircle(look)
    await act(look)
    const { documentId, id } = look.round
    if (c.req.method !== 'GET') await tellCircle(parts, { documentId, id, kind: 'consultation' }, circle)
    return c.json(await describeInside(parts, look), status)
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
  const may = makeMay(parts)
  const answer = acting(parts)
  return new Hono<AppEnv>()
    .put(
      `${inside}/summary`,
      describe('Write the standpunt and summary of the draft', { 200: insideAnswer }),
      may('consultation.react'),
      body(summaryInput),
      (c) => {
        const { basedOn, ...content } = c.req.valid('json')
        return answer(c, (look) => writeSummary(parts, actorOf(c), look, { basedOn, content }))
      },
    )
    .post(
      `${inside}/points`,
      describe('Add a point to the draft', { 201: insideAnswer }),
      may('consultation.react'),
      body(pointInput),
      (c) => answer(c, (look) => addPoint(parts, actorOf(c), look, c.req.valid('json')), 201),
    )
    .patch(
      `${inside}/points/:pointId`,
      describe('Change a point of the draft', { 200: insideAnswer }),
      may('consultation.react'),
      body(pointPatch),
      (c) => {
        const { basedOn, ...content } = c.req.valid('json')
        const edit = { id: c.req.param('pointId'), basedOn, content }
        return answer(c, (look) => editPoint(parts, actorOf(c), look, edit))
      },
    )
    .delete(
      `${inside}/points/:pointId`,
      describe('Take a point out of the draft; it is kept', { 200: insideAnswer }),
      may('consultation.react'),
      (c) => {
        const what = { kind: 'point', id: c.req.param('pointId') } as const
        return answer(c, (look) => withdrawInside(parts, actorOf(c), look, what))
      },
    )
}
