import { Hono } from 'hono'
import {
  attachInput,
  decisionInput,
  earlierTexts,
  reopenInput,
  replyEdit,
  replyInput,
  resolveInput,
  thread,
  threadEdit,
  widenInput,
} from '#shared/threads/schema.ts'
import type { AppContext, AppEnv } from '#server/http/context.ts'
import { describe } from '#server/http/describe.ts'
import { body } from '#server/http/valid.ts'
import type { Parts } from '#server/parts.ts'
import { earlierTextsOf } from './describe-threads.ts'
import { lookForWords } from './look.ts'
import { reply } from './open-thread.ts'
import { editReply, seenReply, widenReply, withdrawReply } from './reply-changes.ts'
import { showThread } from './routes.ts'
import { makeMayThread, seenThreadOf } from './seen-thread.ts'
import * as changes from './thread-changes.ts'

/** Answers the thread of this request as it is after `work`. */
const makeThen =
  ({ db }: Pick<Parts, 'db'>) =>
  async (c: AppContext, work?: Promise<void>) => {
    await work
    const { row, who } = seenThreadOf(c)
    return c.json(await showThread(db, row.id, who))
  }

/** One thread, and what can be done with it. */
export const threadRoutes = (parts: Parts) =>
  new Hono<AppEnv>()
    .route('/', textRoutes(parts))
    .route('/', stepRoutes(parts))
    .route('/', placeRoutes(parts))
    .route('/', replyRoutes(parts))

/** What it says. */
function textRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMayThread(parts)
  const then = makeThen(parts)
  return new Hono<AppEnv>()
    .get('/threads/:threadId', describe('A thread', { 200: thread }), may('document.read'), (c) => then(c))
    .patch(
      '/threads/:threadId',
      describe('Change what you wrote', { 200: thread }),
      may('document.comment'),
      body(threadEdit),
      (c) => then(c, changes.editThread(parts, c, c.req.valid('json'))),
    )
    .get(
      '/threads/:threadId/texts',
      describe('Earlier texts of a thread', { 200: earlierTexts }),
      may('document.read'),
      async (c) => {
        const { row, who } = seenThreadOf(c)
        return c.json(await earlierTextsOf(db, row, who.viewer))
      },
    )
    .post('/threads/:threadId/withdraw', describe('Withdraw a thread', { 200: thread }), may('document.comment'), (c) =>
      then(c, changes.withdrawThread(parts, c)),
    )
}

/** The steps of its life, and with whom it is shared. */
function stepRoutes(parts: Parts) {
  const may = makeMayThread(parts)
  const then = makeThen(parts)
  return new Hono<AppEnv>()
    .post(
      '/threads/:threadId/resolve',
      describe('Resolve a thread, with what was done', { 200: thread }),
      may('document.comment'),
      body(resolveInput),
      (c) => then(c, changes.resolveThread(parts, c, c.req.valid('json').note)),
    )
    .post(
      '/threads/:threadId/reopen',
      describe('Open a resolved thread again', { 200: thread }),
      may('document.comment'),
      body(reopenInput),
      (c) => then(c, changes.reopenThread(parts, c, c.req.valid('json').note)),
    )
    .post(
      '/threads/:threadId/widen',
      describe('Share a thread with more, for good', { 200: thread }),
      may('document.comment'),
      body(widenInput),
      (c) => then(c, changes.widenThread(parts, c, c.req.valid('json').visibility)),
    )
    .post(
      '/threads/:threadId/promote',
      describe('Make a thread bestuurlijk', { 200: thread }),
      may('document.comment'),
      (c) => then(c, changes.promoteThread(parts, c)),
    )
    .put(
      '/threads/:threadId/agreement',
      describe('Say that you are eens', { 200: thread }),
      may('document.comment'),
      (c) => then(c, changes.setAgreement(parts, c, true)),
    )
    .delete(
      '/threads/:threadId/agreement',
      describe('Take back that you are eens', { 200: thread }),
      may('document.comment'),
      (c) => then(c, changes.setAgreement(parts, c, false)),
    )
}

/** Where a thread stands, and what becomes of the words it proposes. */
function placeRoutes(parts: Parts) {
  const may = makeMayThread(parts)
  const then = makeThen(parts)
  return new Hono<AppEnv>()
    .put(
      '/threads/:threadId/anchor',
      describe('Attach a thread to other words', { 200: thread }),
      may('document.comment'),
      body(attachInput),
      (c) => then(c, changes.attachThread(parts, c, c.req.valid('json').anchor)),
    )
    .post(
      '/threads/:threadId/look',
      describe('Let the server look whether the words are gone or back', { 200: thread }),
      may('document.comment'),
      (c) => then(c, lookForWords(parts, seenThreadOf(c).row)),
    )
    .post(
      '/threads/:threadId/decision',
      describe('Decide about a tekstvoorstel', { 200: thread }),
      may('document.write'),
      body(decisionInput),
      (c) => then(c, changes.decide(parts, c, c.req.valid('json'))),
    )
    .post(
      '/threads/:threadId/decision/applied',
      describe('Say that the accepted words are in the text on disk', { 200: thread }),
      may('document.write'),
      (c) => then(c, changes.applied(parts, c)),
    )
}

/** What others say in a thread. */
function replyRoutes(parts: Parts) {
  const { db } = parts
  const may = makeMayThread(parts)
  const then = makeThen(parts)
  return new Hono<AppEnv>()
    .post(
      '/threads/:threadId/replies',
      describe('Reply; sent again with the same key it is the same reply', { 200: thread, 201: thread }),
      may('document.comment'),
      body(replyInput),
      async (c) => {
        const { isNew } = await reply(parts, c, c.req.valid('json'))
        const { row, who } = seenThreadOf(c)
        return c.json(await showThread(db, row.id, who), isNew ? 201 : 200)
      },
    )
    .patch(
      '/threads/:threadId/replies/:replyId',
      describe('Change what you replied', { 200: thread }),
      may('document.comment'),
      body(replyEdit),
      (c) => then(c, editReply(parts, c, c.req.valid('json'))),
    )
    .get(
      '/threads/:threadId/replies/:replyId/texts',
      describe('Earlier texts of a reply', { 200: earlierTexts }),
      may('document.read'),
      async (c) => c.json(await earlierTextsOf(db, await seenReply(db, c), seenThreadOf(c).who.viewer)),
    )
    .post(
      '/threads/:threadId/replies/:replyId/withdraw',
      describe('Withdraw a reply', { 200: thread }),
      may('document.comment'),
      (c) => then(c, withdrawReply(parts, c)),
    )
    .post(
      '/threads/:threadId/replies/:replyId/widen',
      describe('Share a reply with more, at most with whom the thread is shared', { 200: thread }),
      may('document.comment'),
      body(widenInput),
      (c) => then(c, widenReply(parts, c, c.req.valid('json').visibility)),
    )
}
