import { Hono } from 'hono'
import { reactionChange } from '#shared/consultations/rules.ts'
import { nota, notaQuery, type Nota } from '#shared/consultations/nota-schema.ts'
import { answerInput, giveInput, reactionList, type GivenReaction } from '#shared/consultations/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { makeMay } from '#server/access/may.ts'
import { actorOf, type AppContext, type AppEnv } from '#server/http/context.ts'
import { contentHeaders } from '#server/documents/content-answer.ts'
import { describe } from '#server/http/describe.ts'
import { body, query } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { answerPoint } from './answer.ts'
import { giveReaction } from './give.ts'
import { lookAtRound, type RoundLook } from './look.ts'
import { notaToHtml, notaToMarkdown } from './nota-out.ts'
import { type SettledNota, settledNota } from './nota-store.ts'
import { notaOf } from './nota.ts'
import { reactionsOf } from './reaction-store.ts'

const one = '/dossiers/:dossierId/consultations/:roundId'

/** Reactions that were given, the answers to their points, and the reactienota. */
export function reactionRoutes(parts: Parts) {
  const { db, sync } = parts
  const may = makeMay(parts)
  const list = async (c: AppContext, { round }: RoundLook, status: 200 | 201 = 200) =>
    c.json({ items: withChanges(await reactionsOf(db, round.id)) }, status)
  return new Hono<AppEnv>()
    .get(
      `${one}/reactions`,
      describe('The reactions that were given, with what changed between times', { 200: reactionList }),
      may('consultation.read'),
      async (c) => await list(c, await lookAtRound(db, c)),
    )
    .post(
      `${one}/reactions`,
      describe(
        'Give the reaction of the own organisation, as its document is on disk now; the same as its last stays',
        {
          200: reactionList,
          201: reactionList,
        },
      ),
      may('consultation.react'),
      body(giveInput),
      async (c) => {
        const look = await lookAtRound(db, c)
        const isNew = await giveReaction(parts, actorOf(c), look, c.req.valid('json'))
        if (isNew) sync.tell(look.round.documentId, 'consultation', look.round.id)
        return await list(c, look, isNew ? 201 : 200)
      },
    )
    .put(
      `${one}/answers/:pointId`,
      describe('Answer a point of a reaction', { 200: nota }),
      may('consultation.lead'),
      body(answerInput),
      async (c) => {
        const look = await lookAtRound(db, c)
        await answerPoint(parts, actorOf(c), look, { ...c.req.valid('json'), pointId: c.req.param('pointId') })
        sync.tell(look.round.documentId, 'consultation', look.round.id)
        return c.json(await notaOf(db, look))
      },
    )
    .get(
      `${one}/nota`,
      describe('The reactienota, once the round is closed, or one that was settled: data, Markdown or HTML', {
        200: [nota, 'text/markdown', 'text/html'],
      }),
      may('consultation.read'),
      query(notaQuery),
      async (c) => {
        const look = await lookAtRound(db, c)
        const { format, number } = c.req.valid('query')
        const { content, settled } = await askedNota(db, look, number)
        // a settled one byte for byte: its hash is over them
        if (format === 'json') return c.body(content, 200, { 'Content-Type': 'application/json' })
        // what notaOf() made
        const asked = JSON.parse(content) as Nota
        const text = format === 'html' ? notaToHtml(asked, settled) : notaToMarkdown(asked, settled)
        return c.body(text, 200, contentHeaders(format))
      },
    )
}

/**
 * The nota that is asked for: by its number, else the one of now; of a settled round that is the last settled.
 * @throws {Problem} `not-found` when there is none yet for whoever asks
 */
async function askedNota(
  db: Parts['db'],
  look: RoundLook,
  number: number | undefined,
): Promise<{ content: string; settled?: SettledNota }> {
  const { id, step } = look.round
  const settled = number !== undefined || step === 'settled' ? await settledNota(db, id, number) : undefined
  if (settled) return { content: settled.content, settled }
  // who leads reads back what he answered, before the others do
  if (number !== undefined || (step === 'open' && !look.leads)) throw new Problem('not-found')
  return { content: JSON.stringify(await notaOf(db, look)) }
}

/** Each reaction with what changed since its organisation gave the one before; they come by organisation, newest first. */
const withChanges = (all: readonly GivenReaction[]) =>
  all.map((each, index) => {
    const before = all[index + 1]
    const isSame = before?.organisation.code === each.organisation.code
    return Object.assign({ change: before && isSame ? reactionChange(before, each) : null }, each)
  })
