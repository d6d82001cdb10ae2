import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { accessibilityTree, findNode, namelessControls, spokenText } from '#test/support/accessibility-tree.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import type { Workspace } from '#test/support/workspace.ts'

const { server, browser, workspace } = await setStage()

type Member = keyof Workspace['people']
const open = async (member: Member, documentId: string): Promise<EditorPage> =>
  EditorPage.open(await signedIn(browser, server, workspace.people[member]), server, documentId)

const close = async (...pages: readonly EditorPage[]): Promise<void> => {
  for (const page of pages) expect(page.errors).toEqual([])
  for (const { page } of pages) await page.context().close()
}
const isFocusIn = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector)

/** Everything the polite region said, with the moment, in milliseconds of the page. */
async function listen(page: Page): Promise<() => Promise<{ text: string; atMs: number }[]>> {
  await page.evaluate(() => {
    const heard: { text: string; atMs: number }[] = []
    Object.assign(globalThis, { heard })
    const region = document.querySelector('[role=status][data-live-announcer]')
    if (!region) throw new Error('no status region')
    new MutationObserver(() => heard.push({ text: region.textContent.trim(), atMs: performance.now() })).observe(
      region,
      { childList: true, characterData: true, subtree: true },
    )
  })
  return () => page.evaluate(() => (globalThis as unknown as { heard: { text: string; atMs: number }[] }).heard)
}

const proposal = `## Doel

Doel: water en bodem.

## Bekostiging

Bekostiging: ieder zijn deel.
`

describe('others, for who listens', () => {
  test('a summary in a pause, at most one in ten seconds, and the own paragraph first', async () => {
    const documentId = await workspace.makeDocument('Meldingen', 'markdown', proposal)
    const mine = await open('fatima', documentId)
    const other = await open('joris', documentId)
    const heard = await listen(mine.page)
    await mine.caretAfter('Doel:')
    await other.caretAfter('Bekostiging:')
    await other.type(' Van de provincie.')
    await mine.sees('Van de provincie.')
    const said = mine.page.locator('[role=status][data-live-announcer]')
    await said.getByText('Joris de Wit (provincie Utrecht) werkt in ‘Bekostiging’.').waitFor()
    await other.caretAfter('Doel:')
    for (const word of [' En', ' ruimte', ' ook.']) await other.type(word)
    await said.getByText('Joris de Wit bewerkt deze alinea.').waitFor()
    const all = await heard()
    expect(all.length).toBeGreaterThanOrEqual(2)
    const pauses = all.slice(1).map(({ atMs }, index) => atMs - (all[index]?.atMs ?? 0))
    expect(pauses.filter((pause) => pause < 9900)).toEqual([])
    // what one asks is answered at once, and then there is nothing more
    await mine.page.keyboard.press('F8')
    await said.getByText(/^Sinds .* uur: Joris de Wit bewerkt deze alinea\./u).waitFor()
    await mine.page.keyboard.press('F8')
    await said.getByText(/hebben anderen niets veranderd/u).waitFor()
    await close(mine, other)
  })

  test('with each thing told, who comes and goes is heard; the log holds the history and does not speak', async () => {
    const documentId = await workspace.makeDocument('Alles', 'markdown', proposal)
    const mine = await open('fatima', documentId)
    await mine.saved()
    await mine.page.getByRole('tab', { name: 'Activiteit' }).click()
    const log = mine.page.getByRole('log', { name: 'Activiteit van anderen' })
    expect(await log.getAttribute('aria-live')).toBe('off')
    await log.getByText('Anderen hebben nog niets gedaan').waitFor()
    await mine.page.getByText('Alles', { exact: true }).last().click()
    const said = mine.page.locator('[role=status][data-live-announcer]')
    // the people who are there at the start are no news, so let that be settled first
    await mine.page.getByRole('button', { name: '1 mens in dit document' }).waitFor()
    await mine.page.waitForFunction(() => performance.now() > 5000)
    const other = await open('sanne', documentId)
    await said.getByText('Sanne Bakker (gemeente Zeist) opent het document.').waitFor()
    await other.page.context().close()
    await said.getByText('Sanne Bakker (gemeente Zeist) verlaat het document.').waitFor()
    expect(await log.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('verlaat het document'),
      expect.stringContaining('opent het document'),
    ])
    await close(mine)
  })

  test('quiet mode: no caret of anybody over the text, nothing said before one asks', async () => {
    const documentId = await workspace.makeDocument('Rust', 'markdown', proposal)
    const mine = await open('fatima', documentId)
    const other = await open('sanne', documentId)
    await other.caretAfter('Doel:')
    await other.type(' Eerst.')
    const name = mine.page.locator('article').getByText('Sanne Bakker · gemeente Zeist')
    await name.waitFor()
    await mine.page.getByRole('button', { name: '2 mensen in dit document' }).click()
    const list = mine.page.getByRole('dialog', { name: '2 mensen in dit document' })
    await list.getByText('Rustige modus').click()
    await mine.page.keyboard.press('Escape')
    await name.waitFor({ state: 'hidden' })
    const heard = await listen(mine.page)
    await other.type(' Daarna.')
    await mine.sees('Daarna.')
    await mine.page.keyboard.press('F8')
    await mine.page
      .locator('[role=status][data-live-announcer]')
      .getByText(/Sanne Bakker/u)
      .waitFor()
    expect(await heard()).toHaveLength(1)
    await close(mine, other)
  })

  test('names, carets and selections of others are not in the accessibility tree of the text', async () => {
    const documentId = await workspace.makeDocument('Boom', 'markdown', proposal)
    const mine = await open('fatima', documentId)
    const other = await open('sanne', documentId)
    await other.caretAfter('Doel:')
    await other.type(' Nu.')
    await mine.sees('Nu.')
    await other.page.keyboard.press('Shift+Home')
    await mine.page.locator('article').getByText('Sanne Bakker · gemeente Zeist').waitFor()
    const tree = await accessibilityTree(mine.page)
    const text = findNode(tree, 'textbox', /^Documenttekst: Boom$/u)
    expect(spokenText(text)).toBe('Doel Doel: water en bodem. Nu. Bekostiging Bekostiging: ieder zijn deel.')
    expect(spokenText(findNode(tree, 'main', /^$/u))).not.toContain('Sanne Bakker ·')
    expect(namelessControls(tree)).toEqual([])
    await close(mine, other)
  })
})

describe('somebody else’s place', () => {
  test('the list says where each is; one goes there, or follows until one types', async () => {
    const filler = Array.from({ length: 60 }, (_, index) => `Regel ${index}.`).join('\n\n')
    const documentId = await workspace.makeDocument('Volgen', 'markdown', `## Begin\n\n${filler}\n\n${proposal}`)
    const mine = await open('fatima', documentId)
    const other = await open('sanne', documentId)
    await mine.page.getByRole('tab', { name: 'Mensen' }).click()
    await other.caretAfter('Bekostiging:')
    const there = mine.page.getByRole('button', { name: 'Ga naar Sanne Bakker, in ‘Bekostiging’' })
    await there.click()
    await mine.page.waitForFunction(() => document.activeElement?.id === 'tekst' && scrollY > 500)
    expect(await mine.page.evaluate(() => document.getSelection()?.anchorNode?.textContent)).toContain('Bekostiging:')

    await mine.page.evaluate(() => scrollTo(0, 0))
    await mine.page.getByRole('button', { name: 'Volgen: Sanne Bakker' }).click()
    await mine.page.getByText('U volgt Sanne Bakker', { exact: true }).waitFor()
    await mine.page.waitForFunction(() => scrollY > 500)
    await other.caretAfter('Regel 1.')
    await mine.page.waitForFunction(() => scrollY < 300)
    await mine.page.mouse.wheel(0, 50)
    await mine.page.getByText('U volgt Sanne Bakker', { exact: true }).waitFor({ state: 'detached' })
    await close(mine, other)
  })

  test('caret and page stay where they are, whatever others insert, move, take back or do to a table', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `Regel ${index} van de tekst.`).join('\n\n')
    const table = '| Laag | Euro |\n| --- | --- |\n| Rijk | 4 |\n| Gemeente | 5 |\n'
    const documentId = await workspace.makeDocument('Stil', 'markdown', `Boven.\n\n${table}\n${lines}\n`)
    const mine = await open('fatima', documentId)
    const other = await open('sanne', documentId)
    await mine.caretAfter('Regel 20 ')
    const place = () =>
      mine.page.evaluate(() => {
        const selection = document.getSelection()
        const range = selection?.getRangeAt(0).cloneRange()
        const block =
          selection?.anchorNode instanceof Element ? selection.anchorNode : selection?.anchorNode?.parentElement
        return {
          words: block?.textContent,
          offset: selection?.anchorOffset,
          top: Math.round(range?.getBoundingClientRect().top || (block?.getBoundingClientRect().top ?? 0)),
          focus: document.activeElement?.id,
        }
      })
    await mine.page.keyboard.press('ArrowLeft')
    const before = await place()
    expect(before).toMatchObject({ words: 'Regel 20 van de tekst.', focus: 'tekst' })
    const { keyboard } = other.page
    const steps: (() => Promise<void>)[] = [
      async () => {
        await other.caretAfter('Boven.')
        for (let line = 0; line < 5; line += 1) {
          await keyboard.press('Enter')
          await other.type(`Nieuw ${line}.`)
        }
      },
      async () => {
        await other.text.locator('td').first().click()
        await other.page.getByRole('button', { name: 'Tabel wijzigen' }).click()
        await other.page.getByRole('menuitem', { name: 'Rij eronder invoegen' }).click()
        await other.type('Waterschap')
      },
      async () => {
        await other.page.getByRole('button', { name: 'Tabel wijzigen' }).click()
        await other.page.getByRole('menuitem', { name: 'Rij verwijderen' }).click()
      },
      async () => {
        // a block moves from below to above: cut, and pasted higher up
        await other.caretAfter('Regel 30 ')
        await keyboard.press('Home')
        await keyboard.press('Shift+End')
        await keyboard.press('Control+x')
        await other.caretAfter('Boven.')
        await keyboard.press('Enter')
        await keyboard.press('Control+v')
      },
      async () => {
        for (let times = 0; times < 4; times += 1) await keyboard.press('Control+z')
      },
    ]
    for (const step of steps) {
      await step()
      await other.saved()
      const words = await other.words()
      await expect.poll(() => mine.words(), { timeout: 10_000 }).toBe(words)
      expect({ ...(await place()), top: 0 }).toEqual({ ...before, top: 0 })
      // the page is put right when the frame is drawn
      await expect
        .poll(async () => Math.abs((await place()).top - before.top), { timeout: 2000 })
        .toBeLessThanOrEqual(2)
    }
    await close(mine, other)
  })
})

describe('keys of the page', () => {
  test('F6 goes from part to part and lets go at the end; Ctrl+/ shows all keys and gives the focus back', async () => {
    const documentId = await workspace.makeDocument('Toetsen', 'markdown', proposal)
    const mine = await open('fatima', documentId)
    const { page } = mine
    await mine.saved()
    const parts = ['header', '#werkbalk', '#tekst', '[data-panels]', '#navigatie']
    for (const part of parts) {
      await page.keyboard.press('F6')
      expect(await isFocusIn(page, part)).toBe(true)
    }
    for (const part of parts.toReversed().slice(1)) {
      await page.keyboard.press('Shift+F6')
      expect(await isFocusIn(page, part)).toBe(true)
    }
    await mine.caretAfter('Doel:')
    await page.keyboard.press('Control+/')
    const dialog = page.getByRole('dialog', { name: 'Sneltoetsen' })
    await dialog.waitFor()
    for (const keys of ['Ctrl+/', 'F6', 'F8', 'Alt+F10', 'Ctrl+B', 'Ctrl+Z', 'Esc, dan Tab']) {
      await dialog.getByText(keys, { exact: true }).first().waitFor()
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.id === 'tekst')
    await close(mine)
  })
})
