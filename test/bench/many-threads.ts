import { makeAnchor } from '#shared/threads/anchor.ts'
import { bodyOfText } from '#shared/threads/body-words.ts'
import { placeOf, readTextIndex, wordsBetween } from '#shared/threads/text-index.ts'
import type { RunningServer } from '#test/support/running-server.ts'
import { ScriptedWriter } from '#test/support/scripted-writer.ts'
import type { ApiPerson } from '#test/support/workspace.ts'

/** Characters of the text that each is about: some words. */
const LENGTH = 40

/** Comments on words all over a document. @throws {Error} when some words of it cannot be commented on */
export async function commentAllOver(
  server: RunningServer,
  documentId: string,
  { person, count }: { person: ApiPerson; count: number },
): Promise<void> {
  const reader = new ScriptedWriter(server, documentId, person)
  await reader.synced()
  const index = readTextIndex(reader.content)
  const length = wordsBetween(index, 0, Number.MAX_SAFE_INTEGER).length
  for (let number = 0; number < count; number += 1) {
    const at = Math.floor((number * (length - LENGTH)) / count)
    const anchor = makeAnchor(index, placeOf(index, at), placeOf(index, at + LENGTH))
    if (!anchor) throw new Error(`nothing to comment on at character ${at}`)
    await person.send('POST', `/documents/${documentId}/threads`, {
      key: `key-of-the-bench-${String(number).padStart(8, '0')}`,
      kind: 'opmerking',
      anchor,
      body: bodyOfText(`Opmerking ${number + 1} over deze woorden.`),
    })
  }
  reader.stop()
}
