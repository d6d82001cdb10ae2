import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { EditorPage } from './editor-page.ts'
import { insertPicture } from './picture.ts'
import { tabTo } from './keyboard.ts'

/** Four people who write a policy proposal (the template "Beleidsvoorstel"), each in a way and at a place of his own. */

/** How long what must come may take while four pages write at once. */
const PATIENCE_MS = 20_000

const clipboard = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../documents/paste', `${name}.html`), 'utf8')

/** A paragraph as policy has them, that no other one equals. */
const paragraph = (who: string, number: number): string =>
  `${who} ${number}: ${'de overheden werken samen aan water en bodem, en leggen vast wie wat doet en wie wat betaalt, '.repeat(4)}tot besluit.`
const paragraphs = (who: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => paragraph(who, index + 1))

/** Paragraphs at the caret, as a dictation or a keyboard that completes words gives them. */
async function write({ page }: EditorPage, words: readonly string[]): Promise<void> {
  for (const [index, each] of words.entries()) {
    if (index > 0) await page.keyboard.press('Enter')
    await page.keyboard.insertText(each)
  }
}

/** The line under a heading of the template. */
const under = (editor: EditorPage, heading: string): Locator =>
  editor.text.getByRole('heading', { name: heading, exact: true }).locator('xpath=following-sibling::p[1]')

/** Puts the caret there by `press`. Others make the page longer meanwhile: who misses presses again, as people do. */
async function place(editor: EditorPage, heading: string, press: 'click' | 'tap' = 'click'): Promise<void> {
  const line = under(editor, heading)
  const isThere = (): Promise<boolean> =>
    line.evaluate((element) => element.contains(document.getSelection()?.anchorNode ?? null))
  await expect
    .poll(
      async () => {
        await line[press]()
        return await isThere()
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(true)
}

const paste = (editor: EditorPage, html: string): Promise<void> =>
  editor.page.evaluate((given) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', given)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('[role=textbox][aria-multiline=true]')?.dispatchEvent(event)
  }, html)

/** @param editor the page of Fatima, who works with the mouse:  the summary, a part out of Word, and a picture that says what is on it. */
export async function fatimaWrites(editor: EditorPage): Promise<void> {
  const { page } = editor
  await place(editor, 'Samenvatting')
  await write(editor, paragraphs('Fatima', 11))
  await place(editor, 'Doel')
  await editor.type('Uit Word:')
  await page.keyboard.press('Enter')
  await paste(editor, clipboard('word'))
  await editor.sees('Tussen de lijsten.')
  await place(editor, 'Opties en keuze')
  await editor.type('Zie de kaart.')
  await insertPicture(editor, 'Kaart van de polder')
}

/** To the line under a heading, by the menu of commands. */
async function goUnder({ page }: EditorPage, heading: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Zoek een stuk, dossier, mens of opdracht' }).waitFor()
  await page.keyboard.type(heading)
  await page.locator('[role=option][aria-selected=true]', { hasText: heading }).waitFor()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.getSelection()?.anchorNode?.textContent), { timeout: PATIENCE_MS })
    .toBe(heading)
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
}

/** @param editor the page of Joris, who never touches a mouse: a list in a list, a table with a sum, a note. */
export async function jorisWrites(editor: EditorPage): Promise<void> {
  const { page } = editor
  const { keyboard } = page
  await tabTo(page, /^Documenttekst/u)
  await goUnder(editor, 'Bekostigingswijze')
  await write(editor, paragraphs('Joris', 11))
  await keyboard.press('Enter')
  await keyboard.type('- Rijk')
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await keyboard.type('algemene uitkering')
  await keyboard.press('Enter')
  await keyboard.press('Shift+Tab')
  await keyboard.type('Provincies')
  await goUnder(editor, 'Dekking')
  await keyboard.type('Zo is het gedekt.')
  await keyboard.press('Enter')
  await keyboard.type('/tabel')
  await page.getByRole('listbox', { name: 'Invoegen' }).waitFor()
  await keyboard.press('Enter')
  for (const cell of ['Laag', '2027', '2028', 'Rijk', '1.000', '2,5', 'Gemeenten', '500', '1,5']) {
    await keyboard.type(cell)
    if (cell !== '1,5') await keyboard.press('Tab')
  }
  await keyboard.press('Control+Alt+=')
  await goUnder(editor, 'Risico’s en risicodeling')
  await keyboard.type('De rente kan stijgen.')
  await keyboard.press('Control+Alt+f')
  await keyboard.type('Raming van Joris.')
}

/** Words as an on-screen keyboard gives them: composed letter by letter, then completed. */
async function compose(keyboard: CDPSession, words: string): Promise<void> {
  for (const word of words.split(/(?<= )/u)) {
    for (const length of [1, Math.ceil(word.length / 2)]) {
      const text = word.slice(0, length)
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length })
    }
    await keyboard.send('Input.insertText', { text: word })
  }
}

/** @param editor the page of Sanne, on a phone: by touch and composition, with a word that the phone completes. */
export async function sanneWrites(editor: EditorPage): Promise<void> {
  const keyboard = await editor.page.context().newCDPSession(editor.page)
  await place(editor, 'Uitvoerbaarheid', 'tap')
  await compose(keyboard, 'Onderweg geschreven met één duim over de uitvoering.')
  await editor.page.keyboard.press('Enter')
  await write(editor, paragraphs('Sanne', 11))
  await place(editor, 'Wat wij nog niet weten', 'tap')
  await compose(keyboard, 'Wie betaalt het beheer?')
}

/** @param editor the page of Tineke, in a train: she writes and pastes without a line, and is back between two tunnels. */
export async function tinekeWrites(editor: EditorPage): Promise<void> {
  const line = async (isOn: boolean): Promise<void> => {
    await editor.page.context().setOffline(!isOn)
    await editor.state(isOn ? 'saved' : 'offline')
  }
  await place(editor, 'Planning')
  await line(false)
  await write(editor, paragraphs('Tineke', 6))
  await line(true)
  await editor.page.keyboard.press('Enter')
  await editor.type('Op het station.')
  await editor.saved()
  await line(false)
  await place(editor, 'Aanleiding')
  await write(editor, paragraphs('Tineke later', 5))
  await editor.page.keyboard.press('Enter')
  await paste(editor, clipboard('libreoffice'))
  await editor.sees('Doel van de afspraken')
  await line(true)
}
