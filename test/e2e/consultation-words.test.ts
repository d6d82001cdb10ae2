import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { placeOfWords } from '#shared/consultations/word-places.ts'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { pressOn, tabTo, typeIn } from '#test/support/keyboard.ts'
import type { Workspace } from '#test/support/workspace.ts'

const { server, browser, workspace } = await setStage()
let documentId: string
let address: string

const beheer = 'Het beheer gaat naar gemeenten, en het geld voor het beheer gaat naar gemeenten.'
const term = 'De termijn van acht weken geldt ook in de zomer, tenzij de partijen samen anders besluiten.'

beforeAll(async () => {
  const text = `# Voorstel\n\n${beheer}\n\n${term}\n\nDit blijft zoals het is, tot de evaluatie.`
  documentId = await workspace.makeDocument('Beleidsvoorstel', 'markdown', text)
  const round = { name: '0.4 voor consultatie', invited: ['vng'], followUp: 'Elk punt krijgt een antwoord.' }
  const made = await workspace.people.fatima.json('POST', `/documents/${documentId}/consultations`, round)
  const { id } = z.object({ id: z.string() }).parse(made)
  address = `/dossiers/${workspace.dossierId}/consultaties/${id}`
})

async function openText(person: keyof Workspace['people']): Promise<Page> {
  const context = await signedIn(browser, server, workspace.people[person])
  const page = await context.newPage()
  await page.goto(`${server.origin}${address}?deel=tekst`)
  await page.getByText(beheer).waitFor()
  // remarks come beside the text, and move what is under them
  await page.waitForLoadState('networkidle')
  return page
}

/** Where words are on the page; the last time that they are there. */
const edgesOf = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.lastIndexOf(wanted) ?? -1
      if (at < 0 || !node.parentElement?.closest('[data-block]')) continue
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
    }
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return { left: left + 1, right: right - 1, middle: (top + bottom) / 2 }
  }, words)

async function selectByMouse(page: Page, words: string): Promise<void> {
  const { left, right, middle } = await edgesOf(page, words)
  await page.mouse.move(left, middle)
  await page.mouse.down()
  await page.mouse.move(right, middle, { steps: 5 })
  await page.mouse.up()
}

/** What is wrong with the page as it stands there, wide and narrow. */
async function faultsAtBothWidths(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const fault of await faultsOf(page)) faults.push(`${width}: ${fault}`)
  }
  return faults
}

/** Types in the living text, right after these words. */
async function typeAfter(writer: EditorPage, words: string, typed: string): Promise<void> {
  await writer.text.locator('p', { hasText: words }).first().click()
  await writer.page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.ProseMirror') ?? document, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at >= 0) return document.getSelection()?.setPosition(node, at + wanted.length)
    }
    throw new Error(`${wanted} is not in the text`)
  }, words)
  await writer.type(typed)
  await writer.sees(words + typed)
}

async function save(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Opslaan' }).click()
  await dialog.waitFor({ state: 'detached' })
}
const marked = (page: Page): Promise<string[]> => page.locator('[data-block] mark').allInnerTexts()

test('a remark is on words of the frozen text, by mouse and by keys, and never elsewhere when the text goes on', async () => {
  await workspace.setRole('noor', 'commenter')

  // with the mouse: the second of two equal words
  const sanne = await openText('sanne')
  await selectByMouse(sanne, 'naar gemeenten')
  await sanne.getByRole('button', { name: 'Opmerking bij “naar gemeenten”' }).click()
  expect(await sanne.getByLabel('Bij welke woorden?').inputValue()).toBe('naar gemeenten')
  expect(await sanne.getByLabel('Welke van deze plaatsen?').inputValue()).toBe('1')
  await sanne.getByLabel('Uw opmerking').fill('Alleen het geld?')
  expect(await faultsAtBothWidths(sanne)).toEqual([])
  await save(sanne)
  await sanne.locator('mark', { hasText: 'naar gemeenten' }).waitFor()
  expect(await marked(sanne)).toEqual(['naar gemeenten'])
  const under = await sanne.locator('[data-block]', { hasText: beheer }).innerHTML()
  expect(under).toMatch(/voor het beheer gaat <mark[^>]*>naar gemeenten<\/mark>\.<\/p>/u)
  await sanne.getByText('staat nu zo in de tekst').waitFor()
  expect(await sanne.getByRole('button', { name: /^Opmerking bij “/u }).count()).toBe(0)
  await sanne.reload()
  await sanne.locator('mark', { hasText: 'naar gemeenten' }).waitFor()
  expect(await faultsAtBothWidths(sanne)).toEqual([])

  // with keys alone: by the button of the paragraph; words that are not there are refused
  const noor = await openText('noor')
  await pressOn(noor, `Opmerking bij deze alinea: ${term.slice(0, 90)}…`)
  await typeIn(noor, 'Bij welke woorden?', 'negen weken')
  await typeIn(noor, 'Uw opmerking', 'Te kort.')
  await pressOn(noor, 'Opslaan')
  await noor.getByText('Deze woorden staan niet zo in de alinea.').first().waitFor()
  expect(await faultsAtBothWidths(noor)).toEqual([])
  await noor.keyboard.press('Control+a')
  await noor.keyboard.type('Acht  weken')
  await noor.getByRole('dialog').locator('mark', { hasText: 'acht weken' }).waitFor()
  await pressOn(noor, 'Opslaan')
  await noor.locator('[data-block] mark', { hasText: 'acht weken' }).waitFor()
  expect(await marked(noor)).toEqual(['naar gemeenten', 'acht weken'])

  // with keys in the text itself: what is selected grows with Shift and the arrows
  const ruben = await openText('ruben')
  await selectByMouse(ruben, 'Dit')
  for (let letters = 0; letters < ' blijft'.length; letters += 1) await ruben.keyboard.press('Shift+ArrowRight')
  await ruben.getByRole('button', { name: 'Opmerking bij “Dit blijft”' }).waitFor()
  await tabTo(ruben, 'Opmerking bij “Dit blijft”')
  await ruben.keyboard.press('Enter')
  await typeIn(ruben, 'Uw opmerking', 'Mooi.')
  await pressOn(ruben, 'Opslaan')
  await ruben.locator('[data-block] mark', { hasText: 'Dit blijft' }).waitFor()

  // the ministry reads the text without any of it
  const lead = await openText('fatima')
  expect(await marked(lead)).toEqual([])
  expect(await lead.getByRole('main').innerText()).not.toMatch(/Alleen het geld|Te kort|Selecteer woorden/u)

  // the text goes on: typed before it, typed in it, and gone
  const writer = await EditorPage.open(await signedIn(browser, server, workspace.people.joris), server, documentId)
  await typeAfter(writer, 'Het beheer gaat', ' in 2028')
  await typeAfter(writer, 'De termijn van acht', 'tien')
  await writer.text.getByText('Dit blijft zoals het is, tot de evaluatie.').click({ clickCount: 3 })
  await writer.page.keyboard.press('Backspace')
  await writer.page.keyboard.press('Backspace')
  await writer.saved()
  await sanne.reload()
  await sanne.locator('mark', { hasText: 'Dit blijft' }).waitFor()
  const of = (words: string) => sanne.getByRole('main').getByRole('listitem').filter({ hasText: words })
  await of('Alleen het geld?').getByText('staat nu zo in de tekst').waitFor()
  await of('Te kort.').getByText('deze woorden zijn sindsdien gewijzigd').waitFor()
  await of('Te kort.').getByRole('definition').filter({ hasText: 'De termijn van achttien weken geldt' }).waitFor()
  await of('Mooi.').getByText('Staat niet meer in de tekst van nu.').waitFor()
  expect(await faultsAtBothWidths(sanne)).toEqual([])

  // the link leads to the block in the text of now
  await of('Alleen het geld?').getByRole('link', { name: 'In de tekst van nu' }).click()
  await sanne.waitForURL(`**/documenten/${documentId}#*`)
  const id = new URL(sanne.url()).hash.slice(1)
  await sanne.locator(`[data-id="${id}"], [id="${id}"]`).filter({ hasText: 'Het beheer gaat in 2028' }).waitFor()
})

test('words that were typed go with their draft, and give way to those that a colleague saved', async () => {
  const page = await openText('sanne')
  const about = page.getByRole('button', { name: `Opmerking bij deze alinea: ${term.slice(0, 90)}…` })
  const words = page.getByLabel('Bij welke woorden?')
  await about.click()
  await words.fill('acht weken')
  await page.reload()
  await about.click()
  expect(await words.inputValue()).toBe('acht weken')
  await page.getByRole('button', { name: 'Opnieuw beginnen' }).click()
  expect(await words.inputValue()).toBe('')
  await words.fill('acht weken')
  const body = 'Reken op het reces.'
  await page.getByLabel('Uw opmerking').fill(body)
  await save(page)

  const api = `${address.replace('consultaties', 'consultations')}/inside`
  const inside = z.object({
    remarks: z.array(z.object({ id: z.string(), body: z.string(), place: z.object({ blockId: z.string() }) })),
  })
  const { remarks } = inside.parse(await workspace.people.sanne.json('GET', api))
  const remark = remarks.find((each) => each.body === body)
  await page.goto(`${server.origin}${address}?deel=kring`)
  await page
    .getByRole('button', { name: /^Opmerking van gemeente .* wijzigen$/u })
    .last()
    .click()
  await words.fill('in de zomer')
  const place = placeOfWords({ id: remark?.place.blockId ?? '', words: term }, { start: 0, end: 9 })
  await workspace.people.sanne.send('PATCH', `${api}/remarks/${remark?.id ?? ''}`, { body, place, basedOn: 1 })
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByRole('button', { name: 'Dit overnemen' }).click()
  expect(await words.inputValue()).toBe('De termijn')
  await save(page)
})
