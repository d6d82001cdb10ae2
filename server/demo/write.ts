import { XmlElement, XmlText } from 'yjs'
import type { DemoApi } from './api.ts'

/** A paragraph, with a link on its words when one is given. */
export function paragraph(id: string, { text, href }: { text: string; href?: string }): XmlElement {
  const element = new XmlElement('paragraph')
  element.setAttribute('id', id)
  const words = new XmlText()
  words.insert(0, text, href === undefined ? {} : { link: { href } })
  element.insert(0, [words])
  return element
}

/** Resolves when these words are on disk: a room takes what is written in its own time. */
export async function durable(as: DemoApi, documentId: string, words: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const text = JSON.stringify(await as.send('GET', `/documents/${documentId}/content?format=json`))
    if (text.includes(words)) return
  }
  throw new Error(`the text does not say: ${words}`)
}
