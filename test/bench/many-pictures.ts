import { XmlElement } from 'yjs'
import { image } from '#shared/images/schema.ts'
import { sample } from '#test/images/samples.ts'
import type { RunningServer } from '#test/support/running-server.ts'
import { ScriptedWriter } from '#test/support/scripted-writer.ts'
import type { ApiPerson } from '#test/support/workspace.ts'

/** Pixels that each takes in the page. */
const SIZE = { width: 480, height: 270 }

/** Puts one picture all over a document. */
export async function picturesAllOver(
  server: RunningServer,
  documentId: string,
  { person, count }: { person: ApiPerson; count: number },
): Promise<void> {
  const answer = await fetch(`${server.origin}/api/v1/documents/${documentId}/images`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/png', Cookie: person.cookie, Origin: server.origin },
    body: sample('png'),
  })
  const { url } = image.parse(await answer.json())
  const writer = new ScriptedWriter(server, documentId, person)
  await writer.synced()
  const { content, doc } = writer
  const step = Math.max(1, Math.floor(content.length / count))
  doc.transact(() => {
    for (let number = count; number > 0; number -= 1) {
      const picture = new XmlElement<{ src: string; alt: string; width: number; height: number }>('image')
      // an attribute may be a number; the typings of a fragment know only those that are strings
      content.insert(Math.min(number * step, content.length), [picture as unknown as XmlElement])
      picture.setAttribute('src', url)
      picture.setAttribute('alt', `Kaart ${number} van de polder`)
      picture.setAttribute('width', SIZE.width)
      picture.setAttribute('height', SIZE.height)
    }
  })
  const isThere = async (): Promise<boolean> =>
    (await (await person.send('GET', `/documents/${documentId}/content?format=text`)).text()).includes('Kaart 1 van')
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 100))
  writer.stop()
}
