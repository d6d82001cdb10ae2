import { Hono } from 'hono'
import { can } from '#shared/access/can.ts'
import {
  dilemma,
  dilemmaInput,
  dilemmaList,
  dilemmaPatch,
  ownerInput,
  picture as pictureAnswer,
  pictureQuery,
  registerQuery,
  stepInput,
  widenInput,
} from '#shared/dilemmas/schema.ts'
import { makeMay, standingOf } from '#server/access/may.ts'
import { reachOf } from '#server/access/reach-store.ts'
import { signedIn, signedInOf } from '#server/auth/gates.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body, query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { tellCircle } from '#server/threads/tell.ts'
import { editDilemma, ownDilemma, stepDilemma, widenDilemma } from './change.ts'
import { describeDilemma } from './describe-dilemma.ts'
import { type Look, lookAgain, lookAt, lookerOf } from './look.ts'
import { raiseDilemma } from './raise.ts'
import { dossierTitle } from './named-store.ts'
import { picture, register } from './register.ts'
import { noteView } from './store.ts'

const one = '/dossiers/:dossierId/dilemmas/:dilemmaId'

/** The dilemma as it is now, for whoever asks. */
export const dilemmaAnswer = (parts: Parts) => async (c: AppContext, id: string) => {
  const look = await lookAgain(parts.db, await lookerOf(parts.db, c), id)
  return await describeDilemma(parts, look, can(standingOf(c), 'dilemma.contribute') === 'yes')
}

/** Tells those who have its document open that a dilemma changed: its circle, or the one that may know of this change. */
export async function tellDilemma(parts: Parts, { dilemma }: Look, circle = dilemma.item.circle): Promise<void> {
  const { place, id } = dilemma
  if (place) await tellCircle(parts, { documentId: place.documentId, id, kind: 'dilemma' }, circle)
}

/** Tells those who see the thread that a new dilemma was made of, and the dilemma, that it shows it now. */
async function tellOrigin(parts: Parts, { dilemma }: Look): Promise<void> {
  const { place, threadId, item } = dilemma
  // a new one is as wide as its thread, or narrower
  if (place && threadId !== null) await tellCircle(parts, { documentId: place.documentId, id: threadId }, item.circle)
}

/** Dilemmas: the register, and the life of each. Rules: `shared/dilemmas/SPEC.md`. */
export function dilemmaRoutes(parts: Parts) {
  return new Hono<AppEnv>().route('/', registerRoutes(parts)).route('/', oneRoutes(parts)).route('/', lifeRoutes(parts))
}

function registerRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const answer = dilemmaAnswer(parts)
  return new Hono<AppEnv>()
    .get(
      '/dilemmas',
      describe('The register: all dilemmas one may see, what needs attention first', { 200: dilemmaList }),
      signedIn(),
      query(registerQuery),
      async (c) => {
        const { dossierId, ...wanted } = c.req.valid('query')
        return c.json(await register(parts, await reachOf(db, signedInOf(c).userId, { dossierId }), wanted))
      },
    )
    .get(
      '/dilemmas/picture',
      describe('Flagged, discussed and solved over time, of what one may see', { 200: pictureAnswer }),
      signedIn(),
      query(pictureQuery),
      async (c) => {
        const { dossierId, ...wanted } = c.req.valid('query')
        return c.json(await picture(parts, await reachOf(db, signedInOf(c).userId, { dossierId }), wanted))
      },
    )
    .get(
      '/dossiers/:dossierId/dilemmas',
      describe('The dilemmas of a dossier', { 200: dilemmaList }),
      may('dilemma.read'),
      query(registerQuery.omit({ dossierId: true })),
      async (c) => {
        const { dossierId, viewer } = await lookerOf(db, c)
        const here = { dossierId, viewer, title: await dossierTitle(db, dossierId) }
        return c.json(await register(parts, [here], c.req.valid('query')))
      },
    )
    .post(
      '/dossiers/:dossierId/dilemmas',
      describe('Raise a dilemma, on its own or from a thread; sent again with the same key it is the same', {
        200: dilemma,
        201: dilemma,
      }),
      may('dilemma.contribute'),
      body(dilemmaInput),
      async (c) => {
        const looker = await lookerOf(db, c)
        const { id, isNew } = await raiseDilemma(parts, actorOf(c), looker, c.req.valid('json'))
        if (isNew) {
          const look = await lookAgain(db, looker, id)
          await tellDilemma(parts, look)
          await tellOrigin(parts, look)
        }
        return c.json(await answer(c, id), isNew ? 201 : 200)
      },
    )
}

/** Answers with the dilemma after a change, and tells who reads the text it is about. */
const answering = (parts: Parts) => {
  const answer = dilemmaAnswer(parts)
  return async (c: AppContext, look: Look) => {
    await tellDilemma(parts, await lookAgain(parts.db, look, look.dilemma.id))
    return c.json(await answer(c, look.dilemma.id))
  }
}

function oneRoutes(parts: Parts) {
  const { db, clock } = parts
  const may = makeMay(parts)
  const answer = dilemmaAnswer(parts)
  const changed = answering(parts)
  return new Hono<AppEnv>()
    .get(
      one,
      describe('A dilemma; who asks knows of it from now on', { 200: dilemma }),
      may('dilemma.read'),
      async (c) => {
        const { dilemma: found, writer, viewer } = await lookAt(db, c)
        // who only looks in as an administrator is in the audit; he is no party that "knows"
        const view = { dilemmaId: found.id, circle: found.item.circle, writer }
        if (viewer.organisationCode !== null) await noteView(db, view, clock())
        return c.json(await answer(c, found.id))
      },
    )
    .patch(
      one,
      describe("Change its text, namens its raiser's organisation", { 200: dilemma }),
      may('dilemma.contribute'),
      body(dilemmaPatch),
      async (c) => {
        const look = await lookAt(db, c)
        await editDilemma(parts, actorOf(c), look, c.req.valid('json'))
        return await changed(c, look)
      },
    )
}

function lifeRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMay(parts)
  const changed = answering(parts)
  return new Hono<AppEnv>()
    .post(
      `${one}/steps`,
      describe('Take a step in its life', { 200: dilemma }),
      may('dilemma.contribute'),
      body(stepInput),
      async (c) => {
        const look = await lookAt(db, c)
        await stepDilemma(parts, actorOf(c), look, c.req.valid('json'))
        return await changed(c, look)
      },
    )
    .put(
      `${one}/owner`,
      describe('Name its owner, or none', { 200: dilemma }),
      may('dilemma.contribute'),
      body(ownerInput),
      async (c) => {
        const look = await lookAt(db, c)
        await ownDilemma(parts, actorOf(c), look, c.req.valid('json').ownerId)
        return await changed(c, look)
      },
    )
    .post(
      `${one}/widen`,
      describe('Share it with more people, for ever', { 200: dilemma }),
      may('dilemma.contribute'),
      body(widenInput),
      async (c) => {
        const look = await lookAt(db, c)
        await widenDilemma(parts, actorOf(c), look, c.req.valid('json').to)
        return await changed(c, look)
      },
    )
}
