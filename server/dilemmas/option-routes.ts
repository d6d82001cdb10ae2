import { Hono } from 'hono'
import { can } from '#shared/access/can.ts'
import { optionsAnswer, optionsOf, remarkInput, rewriteInput, tableInput } from '#shared/dilemmas/options-schema.ts'
import { widenInput } from '#shared/dilemmas/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Circle } from '#shared/threads/visibility.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { describeOptions } from './describe-options.ts'
import { type Look, lookAt, lookerOf } from './look.ts'
import { remarkOn, rewriteRemark } from './remarks.ts'
import { tellDilemma } from './routes.ts'
import { dilemmaIn } from './table-store.ts'
import { openTable, shareTable } from './tables.ts'

const options = '/dossiers/:dossierId/dilemmas/:dilemmaId/options'

/** The options of a dilemma, and what parties remark on them ([D20], [D21]). */
export function dilemmaOptionRoutes(parts: Parts) {
  return new Hono<AppEnv>().route('/', tableRoutes(parts)).route('/', remarkRoutes(parts))
}

const optionsNow = (parts: Parts) => async (c: AppContext) =>
  await describeOptions(parts, await lookAt(parts.db, c), can(standingOf(c), 'dilemma.contribute') === 'yes')

/** Does something with the options, tells those who may know of that, and answers with them. */
const acting = (parts: Parts) => {
  const answer = optionsNow(parts)
  return async (c: AppContext, act: (look: Look) => Promise<Circle>, status: 200 | 201 = 200) => {
    const look = await lookAt(parts.db, c)
    await tellDilemma(parts, look, await act(look))
    return c.json(await answer(c), status)
  }
}

function tableRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const answer = acting(parts)
  return new Hono<AppEnv>()
    .get(
      options,
      describe('The options of a dilemma, with what parties remark on them', { 200: optionsAnswer }),
      may('dilemma.read'),
      async (c) => c.json(await optionsNow(parts)(c)),
    )
    .post(
      `${options}/tables`,
      describe('Open the table of a circle, a document that it writes in together; there is one', {
        201: optionsAnswer,
      }),
      may('dilemma.contribute'),
      body(tableInput),
      (c) => answer(c, (look) => openTable(parts, actorOf(c), look, c.req.valid('json').visibility), 201),
    )
    .post(
      `${options}/tables/:tableId/share`,
      describe('Share a copy of a table with more people', { 201: optionsAnswer }),
      may('dilemma.contribute'),
      body(widenInput),
      (c) => {
        const what = { id: c.req.param('tableId'), to: c.req.valid('json').to }
        return answer(c, (look) => shareTable(parts, actorOf(c), look, what), 201)
      },
    )
    .get(
      '/documents/:documentId/options-of',
      describe('The dilemma whose options are written in a document', { 200: optionsOf }),
      may('document.read'),
      async (c) => {
        const { dossierId, viewer } = await lookerOf(db, c)
        const found = await dilemmaIn(db, { documentId: c.req.param('documentId'), dossierId }, viewer)
        if (!found) throw new Problem('not-found')
        return c.json(found)
      },
    )
}

function remarkRoutes(parts: Parts) {
  const may = makeMay(parts)
  const answer = acting(parts)
  return new Hono<AppEnv>()
    .put(
      `${options}/tables/:tableId/rows/:cellId/remark`,
      describe("An organisation's own remark on a row, apart from the text", { 200: optionsAnswer }),
      may('dilemma.contribute'),
      body(remarkInput),
      (c) => {
        const { tableId, cellId } = c.req.param()
        const remark = { tableId, cellId, ...c.req.valid('json') }
        return answer(c, (look) => remarkOn(parts, actorOf(c), look, remark))
      },
    )
    .put(
      `${options}/remarks/:remarkId`,
      describe('Change what the own organisation remarked, also on a row that is gone', { 200: optionsAnswer }),
      may('dilemma.contribute'),
      body(rewriteInput),
      (c) => {
        const remark = { id: c.req.param('remarkId'), ...c.req.valid('json') }
        return answer(c, (look) => rewriteRemark(parts, actorOf(c), look, remark))
      },
    )
}
