import type { z } from 'zod'
import type { documentInput } from '#shared/documents/schema.ts'
import { standingOf } from '#server/access/may.ts'
import { signedInOf } from '#server/auth/gates.ts'
import { recordAct, type Actor } from '#server/events/acts.ts'
import type { Circle } from '#shared/threads/visibility.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import type { Parts } from '#server/parts.ts'
import { beginWith } from '#server/templates/begin-with.ts'
import { contentAsUpdate } from './convert/json-in.ts'
import { contentToUpdateApart } from './convert/apart.ts'
import { dropUnready, insertDocument, makeReady } from './store.ts'

/**
 * Makes a document, empty, from what is given or as its template is. What is imported is converted before anything is
 * stored.
 * @returns its id
 */
export async function createDocument(
  parts: Parts,
  c: AppContext,
  input: z.output<typeof documentInput>,
): Promise<string> {
  const { dossierId, actsFor } = standingOf(c)
  const template = await beginWith(parts.db, input.template)
  const update = input.content
    ? await contentToUpdateApart(input.content.format, input.content.body)
    : contentAsUpdate(template.content)
  const details = {
    ...(input.content && { format: input.content.format }),
    ...(input.template !== 'blank' && { template: input.template }),
  }
  const { title } = input
  const document = { dossierId, title, template: input.template, templateVersion: template.version, update, details }
  return await makeDocument(parts, { actor: actorOf(c), userId: signedInOf(c).userId, actsFor }, document)
}

/** Who makes a document, namens whom. */
export interface Maker {
  readonly actor: Actor
  readonly userId: string
  readonly actsFor: string
}

/** What a new document is, with its first text. */
export interface Beginning {
  readonly dossierId: string
  readonly title: string
  readonly template: string
  readonly templateVersion: number | null
  /** Undefined: it begins empty. */
  readonly update: Uint8Array | undefined
  /** Who sees it; not given: everybody in the dossier. */
  readonly circle?: Circle
  /** Whoever may comment writes in it. */
  readonly coWritten?: boolean
  /** Of the act. */
  readonly details: Readonly<Record<string, unknown>>
}

/**
 * Makes a document that is there for nobody until its text is on disk: nobody ever sees one without it, whenever the
 * server or the disk fails.
 * @param also what exists together with the document or not at all; when it fails there is no document
 * @returns its id
 */
export async function makeDocument(
  { db, clock, newId, sync, log }: Pick<Parts, 'db' | 'clock' | 'newId' | 'sync' | 'log'>,
  { actor, userId, actsFor }: Maker,
  { update, details, ...beginning }: Beginning,
  also?: (tx: Parts['db'], id: string) => Promise<void>,
): Promise<string> {
  const id = newId()
  const { dossierId } = beginning
  const act = { action: 'document.create', objectKind: 'document', objectId: id, dossierId, details } as const
  await insertDocument(db, { ...beginning, id, createdBy: userId, isReady: false }, clock())
  try {
    if (update) await sync.append(id, update, { userId, organisationCode: actsFor, address: actor.address })
    await db.transaction().execute(async (tx) => {
      await makeReady(tx, id)
      await also?.(tx, id)
      await recordAct(tx, actor, act, clock())
    })
  } catch (error) {
    // where even this fails, the next start does it: until then nobody sees the document
    await dropUnready(db, id).catch((err: unknown) => log.warn({ err, documentId: id }, 'a document is left to drop'))
    throw error
  }
  return id
}
