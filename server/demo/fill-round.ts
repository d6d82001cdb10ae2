import { z } from 'zod'
import type { DocumentNode } from '#shared/documents/schema.ts'
import type { DemoApi } from './api.ts'
import type { Place } from './fill.ts'
import { round } from './round.ts'
import { durable, paragraph } from './write.ts'

const opened = z.object({ id: z.string(), version: z.object({ id: z.string() }) })
const insideAnswer = z.object({
  remarks: z.array(z.object({ id: z.string() })),
  themes: z.array(z.object({ id: z.string() })),
})

const draftAnswer = z.object({ draft: z.object({ documentId: z.string() }) })

/** Opens the round of the story, with what was said inside since. @param as the API with somebody's session, by e-mail */
export async function openDemoRound(
  as: (email: string) => DemoApi,
  { dossierId, documents, today }: Place,
): Promise<void> {
  const story = round(today)
  const documentId = documents.get(story.paper) ?? ''
  const made = opened.parse(await as(story.by).send('POST', `/documents/${documentId}/consultations`, story.body))
  const inside = `/dossiers/${dossierId}/consultations/${made.id}/inside`
  const koepel = as(story.koepel)
  await koepel.send('POST', '/committee-dates', story.committee)
  const version = `/documents/${documentId}/versions/${made.version.id}/content?format=json`
  // the server's own answer, made from the document schema
  const text = (await as(story.by).send('GET', version)) as DocumentNode
  for (const { by, at, body } of story.remarks) {
    await as(by).send('GET', `/dossiers/${dossierId}/consultations/${made.id}`)
    await as(by).send('POST', `${inside}/remarks`, { body, place: placeOf(text, at) })
  }
  const { themes } = insideAnswer.parse(await koepel.send('POST', `${inside}/themes`, { title: story.theme }))
  const { remarks } = insideAnswer.parse(await koepel.send('GET', inside))
  const remarkIds = remarks.slice(0, 2).map(({ id }) => id)
  await koepel.send('POST', `${inside}/group`, { remarkIds, themeId: themes[0]?.id ?? null })
  const { draft } = draftAnswer.parse(await koepel.send('POST', `${inside}/draft`))
  const point = { text: story.point, href: `/documenten/${documentId}#${placeOf(text, story.pointAt).blockId}` }
  await koepel.write(draft.documentId, (content) => {
    content.insert(1, [paragraph('demo-samenvatting', { text: story.summary })])
    content.insert(content.length, [paragraph(pointId, point)])
  })
  await durable(koepel, draft.documentId, story.point)
  await koepel.send('PATCH', `${inside}/draft/points/${pointId}/remarks`, { added: remarkIds.slice(0, 1) })
}

const pointId = 'demo-punt'

const wordsOf = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(wordsOf).join('')

/** The block at the top of a text in which these words stand. @throws {Error} when the story quotes what is not there */
function placeOf(text: DocumentNode, words: string): { blockId: string; quote: string } {
  const block = text.content?.find((each) => wordsOf(each).includes(words))
  const id = block?.attrs?.['id']
  if (!block || typeof id !== 'string') throw new Error(`the paper does not say: ${words}`)
  return { blockId: id, quote: words }
}
