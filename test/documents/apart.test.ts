import { describe, expect, test } from 'vitest'
import { contentToUpdateApart, stateToContentApart } from '#server/documents/convert/apart.ts'
import { frozenToContent } from '#server/documents/convert/frozen-out.ts'
import { frozenAs } from '#server/versions/frozen-as.ts'

describe('a long conversion', () => {
  test('holds up nobody: the event loop turns while a document made to be slow is read in', async () => {
    let turns = 0
    const turning = setInterval(() => {
      turns += 1
    }, 10)
    const slow = `<table><tr>${'<td>x'.repeat(15_000)}</table>`
    const update = await contentToUpdateApart('html', slow)
    clearInterval(turning)
    expect(turns).toBeGreaterThan(10)
    expect((await stateToContentApart(update, 'text')).replaceAll(/[^x]/gu, '')).toHaveLength(15_000)
  }, 60_000)

  test('of a frozen text holds up nobody either, and gives what it gives here', async () => {
    let turns = 0
    const turning = setInterval(() => {
      turns += 1
    }, 1)
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Alinea over water en bodem.' }] }
    const content = JSON.stringify({ type: 'doc', content: Array.from({ length: 3_000 }, () => paragraph) })
    for (const format of ['html', 'markdown', 'text'] as const) {
      turns = 0
      const text = await frozenAs({ content, numbered: true }, format)
      expect([format, turns > 0, text === frozenToContent(content, format, true)]).toEqual([format, true, true])
    }
    clearInterval(turning)
  }, 60_000)

  test('gives what a short one gives, also two at once', async () => {
    const body = 'Alinea over water en bodem.\n\n'.repeat(3_000)
    const updates = await Promise.all([contentToUpdateApart('markdown', body), contentToUpdateApart('text', body)])
    for (const update of updates) {
      expect((await stateToContentApart(update, 'text')).trim().split('\n\n')).toHaveLength(3_000)
    }
  }, 60_000)

  test('that is refused is refused in words', async () => {
    await expect(contentToUpdateApart('text', 'a\n'.repeat(600_000))).rejects.toMatchObject({ code: 'too-large' })
  }, 60_000)
})
