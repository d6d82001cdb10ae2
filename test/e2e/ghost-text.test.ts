import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import type { ApiPerson } from '#test/support/workspace.ts'

const created = z.object({ id: z.string() })

const { server, browser, workspace } = await setStage()

const KERN = 'Wat moet men weten om te kunnen besluiten?'
const wide = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

async function made(title: string): Promise<string> {
  const body = { title, template: 'oplegnotitie' }
  return created.parse(await workspace.people.fatima.json('POST', `/dossiers/${workspace.dossierId}/documents`, body))
    .id
}

interface Opened {
  readonly context: BrowserContext
  readonly editor: EditorPage
  readonly page: Page
}

async function opened(documentId: string, person: ApiPerson, viewport = wide): Promise<Opened> {
  const context = await signedIn(browser, server, person, viewport)
  const editor = await EditorPage.open(context, server, documentId)
  return { context, editor, page: editor.page }
}

/** The words that show in the empty lines of the text, in its order. */
const ghosts = ({ editor }: Opened): Promise<string[]> =>
  editor.text.locator('p').evaluateAll((lines) =>
    lines.flatMap((line) => {
      const { content } = getComputedStyle(line, '::before')
      return /^"(.+?)"/u.exec(content)?.slice(1, 2) ?? []
    }),
  )
const showsKern = async (opened: Opened): Promise<boolean> => (await ghosts(opened)).includes(KERN)

/** Puts the caret under the heading, as a reader of the panel does: on the heading, and down. */
async function caretUnder({ editor, page }: Opened, heading: string): Promise<void> {
  await editor.text.getByRole('heading', { name: heading, exact: true }).click()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowDown')
}

describe('ghost text in an empty part', () => {
  test('shows what belongs there, goes with the first character and comes back; it is never in the document', async () => {
    const documentId = await made('Leidraad')
    const fatima = await opened(documentId, workspace.people.fatima)
    const { editor, page, context } = fatima
    await expect.poll(() => showsKern(fatima)).toBe(true)
    const before = await ghosts(fatima)
    expect(before).toContain('Waarom ligt dit nu voor?')
    await caretUnder(fatima, 'Kern')
    await page.getByRole('status').getByText(`Leidraad: ${KERN}`).waitFor({ state: 'attached' })
    await page.keyboard.press('N')
    expect(await showsKern(fatima)).toBe(false)
    expect(await ghosts(fatima)).toEqual(before.filter((words) => words !== KERN))
    await editor.saved()
    const text = await workspace.content(documentId, 'text')
    expect(text).not.toContain('Wat moet men weten')
    await page.keyboard.press('Backspace')
    await expect.poll(() => ghosts(fatima)).toEqual(before)
    expect(await faultsOf(page)).toEqual([])
    expect(editor.errors).toEqual([])
    await context.close()
  })

  test('is a description of its line, and no text of it', async () => {
    const fatima = await opened(await made('Beschrijving'), workspace.people.fatima)
    const { page, context } = fatima
    await expect.poll(() => showsKern(fatima)).toBe(true)
    const session = await context.newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const says = (of: (typeof nodes)[number]): string => String(of.name?.value ?? '')
    expect(nodes.filter((node) => says(node).includes(KERN))).toEqual([])
    const described = nodes.filter(({ description }) => String(description?.value ?? '').includes(KERN))
    expect(described.map(({ role }) => role?.value)).toEqual(['paragraph'])
    await context.close()
  })

  test('stands while one writes with an on-screen keyboard elsewhere, and goes when its first word is composed', async () => {
    const fatima = await opened(await made('Telefoon'), workspace.people.fatima, phone)
    const { context, page } = fatima
    await expect.poll(() => showsKern(fatima)).toBe(true)
    expect(await faultsOf(page)).toEqual([])
    await caretUnder(fatima, 'Kern')
    const session = await context.newCDPSession(page)
    for (const text of ['W', 'We', 'Wet'])
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    expect(await showsKern(fatima)).toBe(false)
    await session.send('Input.insertText', { text: 'Wet' })
    await fatima.editor.sees('Wet')
    expect((await fatima.editor.words()).match(/Wet/gu)).toHaveLength(1)
    await context.close()
  })

  test('goes and comes for the other one too, also after a while without a connection', async () => {
    const documentId = await made('Samen')
    const [fatima, joris] = [
      await opened(documentId, workspace.people.fatima),
      await opened(documentId, workspace.people.joris),
    ]
    await expect.poll(() => showsKern(joris)).toBe(true)
    await caretUnder(fatima, 'Kern')
    await fatima.page.keyboard.type('Samen')
    await joris.editor.sees('Samen')
    expect(await showsKern(joris)).toBe(false)
    await fatima.context.setOffline(true)
    for (let left = 0; left < 'Samen'.length; left += 1) await fatima.page.keyboard.press('Backspace')
    await expect.poll(() => showsKern(fatima)).toBe(true)
    await caretUnder(fatima, 'Aanleiding')
    await fatima.page.keyboard.type('Zonder lijn')
    expect(await ghosts(fatima)).not.toContain('Waarom ligt dit nu voor?')
    await fatima.context.setOffline(false)
    await joris.editor.sees('Zonder lijn')
    await expect.poll(() => showsKern(joris)).toBe(true)
    expect(await ghosts(joris)).toEqual(await ghosts(fatima))
    expect([...fatima.editor.errors, ...joris.editor.errors]).toEqual([])
    await fatima.context.close()
    await joris.context.close()
  })

  test('is not shown to who only reads, in reading mode, or on paper', async () => {
    const documentId = await made('Lezen')
    const noor = await opened(documentId, workspace.people.noor)
    await noor.editor.text.getByRole('heading', { name: 'Kern' }).waitFor()
    // her page fetches what a writer's would, so once the panel has it, the text had it too
    await noor.page.getByRole('tab', { name: 'Nog leeg' }).click()
    await noor.page.getByRole('heading', { name: 'Uitleg per onderdeel' }).waitFor()
    expect(await ghosts(noor)).toEqual([])
    await noor.context.close()
    const fatima = await opened(documentId, workspace.people.fatima)
    await expect.poll(() => showsKern(fatima)).toBe(true)
    await fatima.page.emulateMedia({ media: 'print' })
    expect(
      await fatima.editor.text
        .locator('p.is-ghosted')
        .evaluateAll((lines) => lines.map((line) => getComputedStyle(line, '::before').display)),
    ).not.toContain('block')
    await fatima.page.emulateMedia({ media: 'screen' })
    await fatima.page.evaluate(() => localStorage.setItem('samenschrift.reading', 'on'))
    await fatima.page.reload()
    await fatima.editor.text.getByRole('heading', { name: 'Kern' }).waitFor()
    await expect.poll(() => ghosts(fatima)).toEqual([])
    await fatima.context.close()
  })
})
