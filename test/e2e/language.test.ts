import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'

const { server, browser, workspace } = await setStage()

const everything = `## Kop

Zin[^1] met <span data-mention="person" data-ref="p" data-label="Jo">x</span> op <time datetime="2026-12-03">x</time>.

> [!WARNING]
> Let hierop.

- [ ] Taak

<hr data-page-break>

<table data-sum-row><caption>Bedragen</caption><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>2,5</td></tr></table>

[^1]: Noot.
`

/** All that the page says, to eyes and to ears, in its order. */
const saidBy = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')].flatMap((element) => {
      // what was told while one was here is no part of the page
      if (element.closest('[data-live-announcer], script, style')) return []
      const words = [...element.childNodes].filter((node) => node instanceof Text).map((node) => node.data.trim())
      const named = ['aria-label', 'aria-description', 'title', 'placeholder', 'data-placeholder', 'alt'].map(
        (name) => element.getAttribute(name) ?? '',
      )
      return [...words, ...named].filter((each) => each !== '')
    }),
  )

async function switchTo(page: Page, account: RegExp, language: string): Promise<void> {
  await page.getByRole('button', { name: account }).click()
  await page.getByRole('menuitem', { name: language }).click()
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

test.each([
  ['every node', everything],
  ['nothing yet', ''],
])('a document with %s says the same in the other language as after loading it anew', async (name, markdown) => {
  const documentId = await workspace.makeDocument(`Taal: ${name}`, 'markdown', markdown)
  const context = await signedIn(browser, server, workspace.people.fatima)
  const joris = await EditorPage.open(await signedIn(browser, server, workspace.people.joris), server, documentId)
  await joris.text.click()
  const editor = await EditorPage.open(context, server, documentId)
  const { page } = editor
  await editor.saved()
  await page.getByRole('button', { name: '2 mensen in dit document' }).waitFor()
  // what is seen of the state of saving waits a moment longer than the state itself
  await page.locator('[data-shown=saved]').waitFor()
  const inDutch = await saidBy(page)
  await switchTo(page, /^Account van/u, 'English')
  await page.getByRole('button', { name: '2 people in this document' }).waitFor()
  const switched = await saidBy(page)
  await page.reload()
  await page.getByRole('button', { name: '2 people in this document' }).waitFor()
  await editor.saved()
  await expect.poll(() => saidBy(page)).toEqual(switched)
  await switchTo(page, /^Account of/u, 'Nederlands')
  await page.getByRole('button', { name: '2 mensen in dit document' }).waitFor()
  await expect.poll(() => saidBy(page)).toEqual(inDutch)
  expect(editor.errors).toEqual([])
  await joris.page.context().close()
  await context.close()
})
