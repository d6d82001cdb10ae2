import { Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from 'yjs'
import { Random } from '#test/support/random.ts'

/** A document as weeks of work by several people leave it. */
export interface LongDocument {
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
  /** Each edit as it came, and under which clientID. */
  readonly updates: readonly { readonly update: Uint8Array; readonly clientId: number }[]
}

const AUTHORS = 12
/** Edits in one place before the cursor goes elsewhere. */
const BURST = 40

/**
 * Makes a document by so many edits of a character, one in ten of them deletions, in paragraphs all over the text, by
 * several authors in turn, each of whom opens the document anew now and then and so has many clientIDs.
 */
export function makeLongDocument(edits: number, seed = 1): LongDocument {
  const random = new Random(seed)
  const doc = new Doc()
  const content = doc.getXmlFragment('content')
  const updates: { update: Uint8Array; clientId: number }[] = []
  doc.on('update', (update: Uint8Array) => updates.push({ update, clientId: doc.clientID }))
  while (updates.length < edits) {
    if (random.chance(4)) doc.clientID = 1_000 + random.below(AUTHORS * 20) * 7_919
    editOnce(content, random)
  }
  return { state: encodeStateAsUpdate(doc), stateVector: encodeStateVector(doc), updates }
}

function editOnce(content: ReturnType<Doc['getXmlFragment']>, random: Random): void {
  const text = content.length < 20 || random.chance(8) ? addParagraph(content, random) : pickText(content, random)
  let at = random.below(text.length + 1)
  for (let i = 0; i < BURST; i += 1) {
    if (random.chance(10) && at > 0) {
      at -= 1
      text.delete(at, 1)
    } else {
      text.insert(at, random.pick(['a', 'e', 'n', ' ', 'd', 'r', 'i', 't', 'o', 's']))
      at += 1
    }
  }
}

function addParagraph(content: ReturnType<Doc['getXmlFragment']>, random: Random): XmlText {
  const paragraph = new XmlElement('paragraph')
  const text = new XmlText()
  paragraph.insert(0, [text])
  paragraph.setAttribute('id', String(random.below(2 ** 30)))
  content.insert(random.below(content.length + 1), [paragraph])
  return text
}

function pickText(content: ReturnType<Doc['getXmlFragment']>, random: Random): XmlText {
  const paragraph = content.get(random.below(content.length))
  const text = paragraph instanceof XmlElement ? paragraph.get(0) : undefined
  return text instanceof XmlText ? text : addParagraph(content, random)
}
