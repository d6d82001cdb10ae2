import { describe, expect, test } from 'vitest'
import { contentToUpdateApart, stateToContentApart } from '#server/documents/convert/apart.ts'

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
