import { Hono } from 'hono'
import {
  dilemma,
  keptTexts,
  optionInput,
  optionPatch,
  recognitionInput,
  remarkInput,
  standpointInput,
  widenInput,
} from '#shared/dilemmas/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { makeMay } from '#server/access/may.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import { demandItem, itemsOf, versionsOf } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { type Look, lookAt } from './look.ts'
import { dilemmaAnswer, tellDilemma } from './routes.ts'
import { editOption, say, sayOnce, widenSaid, withdrawSaid } from './say.ts'

const one = '/dossiers/:dossierId/dilemmas/:dilemmaId'

/** What organisations say about a dilemma: recognitions, standpunten, options and remarks. */
export function dilemmaSaidRoutes(parts: Parts) {
  return new Hono<AppEnv>()
    .route('/', opinionRoutes(parts))
    .route('/', optionRoutes(parts))
    .route('/', anythingSaidRoutes(parts))
}

const answering = (parts: Parts) => {
  const answer = dilemmaAnswer(parts)
  return async (c: AppContext, look: Look, status: 200 | 201 = 200) => {
    await tellDilemma(parts, look)
    return c.json(await answer(c, look.dilemma.id), status)
  }
}

function opinionRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const answer = answering(parts)
  return new Hono<AppEnv>()
    .put(
      `${one}/recognition`,
      describe('"Dit herken ik", namens an organisation, with an example', { 200: dilemma }),
      may('dilemma.contribute'),
      body(recognitionInput),
      async (c) => {
        const look = await lookAt(db, c)
        if (look.writer.actsFor === look.dilemma.item.circle.raisedBy) throw new Problem('not-allowed')
        const { example, basedOn, visibility } = c.req.valid('json')
        await sayOnce(parts, actorOf(c), look, { kind: 'recognition', content: { example }, basedOn, visibility })
        return await answer(c, look)
      },
    )
    .post(
      `${one}/standpoints`,
      describe('A standpunt namens an organisation; earlier ones stay', { 201: dilemma }),
      may('dilemma.contribute'),
      body(standpointInput),
      async (c) => {
        const look = await lookAt(db, c)
        const { visibility, key, ...content } = c.req.valid('json')
        await say(parts, actorOf(c), look, { kind: 'standpoint', content, visibility, key })
        return await answer(c, look, 201)
      },
    )
}

function optionRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const answer = answering(parts)
  return new Hono<AppEnv>()
    .post(
      `${one}/options`,
      describe('A row of the options table: neutral text', { 201: dilemma }),
      may('dilemma.contribute'),
      body(optionInput),
      async (c) => {
        const look = await lookAt(db, c)
        const { visibility, key, ...content } = c.req.valid('json')
        await say(parts, actorOf(c), look, { kind: 'option', content, visibility, key })
        return await answer(c, look, 201)
      },
    )
    .patch(
      `${one}/options/:optionId`,
      describe('Change a row, from the version that one has', { 200: dilemma }),
      may('dilemma.contribute'),
      body(optionPatch),
      async (c) => {
        const look = await lookAt(db, c)
        const { basedOn, ...content } = c.req.valid('json')
        await editOption(parts, actorOf(c), look, { id: c.req.param('optionId'), basedOn, content })
        return await answer(c, look)
      },
    )
    .put(
      `${one}/options/:optionId/remark`,
      describe("An organisation's own remark on a row, apart from its text", { 200: dilemma }),
      may('dilemma.contribute'),
      body(remarkInput),
      async (c) => {
        const look = await lookAt(db, c)
        const asked = { subjectId: look.dilemma.id, kind: 'option', id: c.req.param('optionId') }
        const about = await demandItem(db, asked, look.viewer)
        const { body: text, basedOn, visibility } = c.req.valid('json')
        const saying = { kind: 'remark', content: { body: text }, about, basedOn, visibility } as const
        await sayOnce(parts, actorOf(c), look, saying)
        return await answer(c, look)
      },
    )
}

function anythingSaidRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const answer = answering(parts)
  return new Hono<AppEnv>()
    .delete(
      `${one}/said/:saidId`,
      describe('Withdraw what the own organisation said', { 200: dilemma }),
      may('dilemma.contribute'),
      async (c) => {
        const look = await lookAt(db, c)
        await withdrawSaid(parts, actorOf(c), look, c.req.param('saidId'))
        return await answer(c, look)
      },
    )
    .post(
      `${one}/said/:saidId/widen`,
      describe('Share what the own organisation said with more people', { 200: dilemma }),
      may('dilemma.contribute'),
      body(widenInput),
      async (c) => {
        const look = await lookAt(db, c)
        await widenSaid(parts, actorOf(c), look, { id: c.req.param('saidId'), to: c.req.valid('json').to })
        return await answer(c, look)
      },
    )
    .get(
      `${one}/said/:saidId/versions`,
      describe('Earlier texts of it, or of the dilemma itself', { 200: keptTexts }),
      may('dilemma.read'),
      async (c) => {
        const { dilemma: found, viewer } = await lookAt(db, c)
        const id = c.req.param('saidId')
        if (!(await itemsOf(db, found.id, viewer)).some((item) => item.id === id)) throw new Problem('not-found')
        const versions = await versionsOf(db, id, viewer)
        const people = await peopleById(
          db,
          versions.map(({ authorId }) => authorId),
        )
        const organisations = await organisationsByCode(
          db,
          versions.map(({ actsFor }) => actsFor),
        )
        const items = versions.map(({ version, content, authorId, actsFor, at }) => {
          return { version, content, by: known(people, authorId), actsFor: known(organisations, actsFor), at }
        })
        return c.json({ items })
      },
    )
}
