import type { z } from 'zod'
import type { documentInput } from '#shared/documents/schema.ts'
import { standingOf } from '#server/access/may.ts'
import { signedInOf } from '#server/auth/gates.ts'
import { recordAct } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import type { Parts } from '#server/parts.ts'
import { beginWith } from '#server/templates/begin-with.ts'
import { contentAsUpdate } from './convert/json-in.ts'
import { contentToUpdateApart } from './convert/apart.ts'
import { dropUnready, insertDocument, makeReady } from './store.ts'

/**
 * Makes a document, empty, from what is given or as its template is. What is imported is converted before anything is
 * stored, and the document is there for nobody until its text is on disk: nobody ever sees one without it, whenever the
 * server or the disk fails.
 * @returns its id
 */
export async function createDocument(
  { db, clock, newId, sync, log }: Parts,
  c: AppContext,
  input: z.output<typeof documentInput>,
): Promise<string> {
  const { dossierId, actsFor } = standingOf(c)
  const { userId } = signedInOf(c)
  const template = await beginWith(db, input.template)
  const update = input.content
    ? await contentToUpdateApart(input.content.format, input.content.body)
    : contentAsUpdate(template.content)
  const id = newId()
  const { title } = input
  const document = {
    id,
    dossierId,
    title,
    template: input.template,
    templateVersion: template.version,
    createdBy: userId,
    isReady: false,
  }
  const details = {
    ...(input.content && { format: input.content.format }),
    ...(input.template !== 'blank' && { template: input.template }),
  }
  const act = { action: 'document.create', objectKind: 'document', objectId: id, dossierId, details } as const
  await insertDocument(db, document, clock())
  try {
    if (update) await sync.append(id, update, { userId, organisationCode: actsFor, address: c.get('address') })
    await db.transaction().execute(async (tx) => {
      await makeReady(tx, id)
      await recordAct(tx, actorOf(c), act, clock())
    })
  } catch (error) {
    // where even this fails, the next start does it: until then nobody sees the document
    await dropUnready(db, id).catch((err: unknown) => log.warn({ err, documentId: id }, 'a document is left to drop'))
    throw error
  }
  return id
}
