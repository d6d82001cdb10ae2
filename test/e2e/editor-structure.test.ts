import { expect, test } from 'vitest'
import { EditorPage, signedIn, wordsOfHtml } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { Random } from '#test/support/random.ts'

/** Of each of the three browsers. */
const EDITS = 80

const text = `Alinea een.

- punt een
- punt twee

| A | B |
| --- | --- |
| een | twee |

Alinea twee.

> Een citaat.
`

const { server, browser, workspace } = await setStage()

const keys = [
  'Enter',
  'Enter',
  'Backspace',
  'Backspace',
  'Delete',
  'Tab',
  'Shift+Tab',
  'Shift+Enter',
  'Control+b',
  'Control+i',
  'Control+z',
  'Control+y',
  'Control+Shift+8',
  'Control+Shift+7',
  'Control+Shift+b',
  'Control+Alt+2',
  'Control+Alt+0',
  'Shift+ArrowDown',
  'Shift+ArrowUp',
] as const

async function edit(editor: EditorPage, random: Random): Promise<void> {
  const blocks = editor.text.locator('p, h2')
  const count = await blocks.count()
  if (random.chance(40) && count > 0) {
    // A block that somebody else takes away at this moment is not there to click on.
    await blocks
      .nth(random.below(count))
      .click({ timeout: 1000, force: true })
      .catch(() => undefined)
  }
  if (random.chance(50)) await editor.type(random.pick(['woord ', 'een zin. ', 'x', '- ', '1. ']))
  else await editor.page.keyboard.press(random.pick(keys))
}

/** The whole markup, not only the words; which empty block shows a hint differs by nothing but a class. */
const markup = async (page: EditorPage | undefined): Promise<string | undefined> =>
  (await page?.text.innerHTML())?.replaceAll(/ (?:class|data-placeholder|style)="[^"]*"/gu, '')

test('three browsers change the structure at random: equal everywhere, and valid', { timeout: 120_000 }, async () => {
  const seed = Date.now()
  console.log(`seed ${seed}`)
  const documentId = await workspace.makeDocument('Door elkaar', 'markdown', text)
  const pages: EditorPage[] = []
  for (const member of ['fatima', 'joris', 'sanne'] as const) {
    pages.push(await EditorPage.open(await signedIn(browser, server, workspace.people[member]), server, documentId))
  }
  await Promise.all(
    pages.map(async (page, index) => {
      await page.saved()
      await page.text.click()
      const random = new Random(seed + index)
      for (let count = 0; count < EDITS; count += 1) await edit(page, random)
      await page.saved()
    }),
  )
  const [first, ...others] = pages
  await expect
    .poll(async () => (await first?.words()) === wordsOfHtml(await workspace.content(documentId, 'html')), {
      timeout: 15_000,
    })
    .toBe(true)
  const expected = await markup(first)
  for (const page of others) await expect.poll(() => markup(page), { timeout: 15_000 }).toBe(expected)
  for (const page of pages) expect(page.errors).toEqual([])
  await Promise.all(pages.map((page) => page.page.context().close()))
})
