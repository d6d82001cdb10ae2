import { Hono } from 'hono'
import { dilemma, keptTexts, recognitionInput, standpointInput, widenInput } from '#shared/dilemmas/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import type { Circle } from '#shared/threads/visibility.ts'
import { makeMay } from '#server/access/may.ts'
import { known, organisationsByCode, peopleById } from '#server/auth/people-store.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import { itemsOf, versionsOf } from '#server/kept/store.ts'
import type { Parts } from '#server/parts.ts'
import { type Look, lookAt } from './look.ts'
import { dilemmaAnswer, tellDilemma } from './routes.ts'
import { say, sayOnce, widenSaid, withdrawSaid } from './say.ts'

const one = '/dossiers/:dossierId/dilemmas/:dilemmaId'

/** What organisations say about a dilemma; options and remarks on them are `option-routes.ts`. */
export function dilemmaSaidRoutes(parts: Parts) {
  return new Hono<AppEnv>().route('/', opinionRoutes(parts)).route('/', anythingSaidRoutes(parts))
}

/** Says something, tells those who may know of that, and answers with the dilemma. */
const saying = (parts: Parts) => {
  const answer = dilemmaAnswer(parts)
  return async (c: AppContext, act: (look: Look) => Promise<Circle>, status: 200 | 201 = 200) => {
    const look = await lookAt(parts.db, c)
    // what was said may be for fewer than the dilemma is
    await tellDilemma(parts, look, await act(look))
    return c.json(await answer(c, look.dilemma.id), status)
  }
}

function opinionRoutes(parts: Parts) {
  const may = makeMay(parts)
  const answer = saying(parts)
  return new Hono<AppEnv>()
    .put(
      `${one}/recognition`,
      describe('"Dit herken ik", namens an organisation, with an example', { 200: dilemma }),
      may('dilemma.contribute'),
      body(recognitionInput),
      (c) => {
        const { example, basedOn, visibility } = c.req.valid('json')
        const said = { kind: 'recognition', content: { example }, basedOn, visibility } as const
        return answer(c, (look) => sayOnce(parts, actorOf(c), look, said))
      },
    )
    .post(
      `${one}/standpoints`,
      describe('A standpunt namens an organisation; earlier ones stay', { 201: dilemma }),
      may('dilemma.contribute'),
      body(standpointInput),
      (c) => {
        const { visibility, key, ...content } = c.req.valid('json')
        return answer(c, (look) => say(parts, actorOf(c), look, { kind: 'standpoint', content, visibility, key }), 201)
      },
    )
}

function anythingSaidRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const answer = saying(parts)
  return new Hono<AppEnv>()
    .delete(
      `${one}/said/:saidId`,
      describe('Withdraw what the own organisation said', { 200: dilemma }),
      may('dilemma.contribute'),
      (c) => answer(c, (look) => withdrawSaid(parts, actorOf(c), look, c.req.param('saidId'))),
    )
    .post(
      `${one}/said/:saidId/widen`,
      describe('Share what the own organisation said with more people', { 200: dilemma }),
      may('dilemma.contribute'),
      body(widenInput),
      (c) => {
        const what = { id: c.req.param('saidId'), to: c.req.valid('json').to }
        return answer(c, (look) => widenSaid(parts, actorOf(c), look, what))
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
