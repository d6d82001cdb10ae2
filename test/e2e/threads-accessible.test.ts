import { describe, expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { ThreadPage } from '#test/support/thread-page.ts'
import type { Workspace } from '#test/support/workspace.ts'

const text = `Water en bodem zijn sturend bij nieuwe bouwlocaties.

Voor 2027 is 42 miljoen euro beschikbaar.

Slotalinea van deze agenda.
`

const { server, browser, workspace } = await setStage()

/** A document in which something was said by somebody else: an answered comment, a proposal, and one that is resolved. */
async function talkedAbout(title: string): Promise<string> {
  const documentId = await workspace.makeDocument(title, 'markdown', text)
  const context = await signedIn(browser, server, workspace.people.joris)
  const joris = new ThreadPage(await EditorPage.open(context, server, documentId))
  const share = async (): Promise<void> => {
    await joris.composer.getByLabel('Wie ziet dit?').selectOption('everyone')
    await joris.composer.getByRole('button', { name: 'Plaatsen' }).click()
    await joris.composer.waitFor({ state: 'detached' })
  }
  for (const [on, words] of [
    ['sturend', 'Wat is sturend?'],
    ['Slotalinea', 'Dit is gedaan.'],
  ] as const) {
    await joris.select(on)
    await joris.page.keyboard.press('Control+Alt+m')
    await joris.composing()
    await joris.page.keyboard.type(words)
    await share()
  }
  await joris.propose('42 miljoen euro', '48 miljoen euro', 'Met indexatie.')
  await share()
  const done = joris.card('Dit is gedaan.')
  await done.getByRole('button', { name: 'Afronden' }).click()
  await done.getByRole('textbox', { name: 'Wat is er gedaan?' }).fill('Gedaan.')
  await done.getByRole('button', { name: 'Afronden' }).click()
  await joris.page.getByRole('tab', { name: 'Opmerkingen (2)' }).waitFor()
  await context.close()
  return documentId
}

describe.each([
  { width: 1440, height: 900 },
  { width: 320, height: 640 },
])('at $width px', (viewport) => {
  const isNarrow = viewport.width < 1280

  async function open(member: keyof Workspace['people'], documentId: string): Promise<ThreadPage> {
    const context = await signedIn(browser, server, workspace.people[member], viewport)
    const page = new ThreadPage(await EditorPage.open(context, server, documentId))
    await page.editor.sees('Slotalinea')
    await page.marks().first().waitFor()
    return page
  }

  /** On a phone the threads come over the page. */
  async function showThreads({ page }: ThreadPage): Promise<void> {
    if (!isNarrow) return
    await page.getByRole('button', { name: 'Document', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Opmerkingen' }).click()
    await page.getByRole('dialog', { name: 'Bij dit document' }).waitFor()
  }

  test('rail, active card, reply, menus, archive and list', async () => {
    const fatima = await open('fatima', await talkedAbout(`Rail ${viewport.width}`))
    const { page } = fatima
    expect(await faultsOf(page)).toEqual([])
    await showThreads(fatima)
    expect(await faultsOf(page)).toEqual([])
    const card = fatima.card('Wat is sturend?')
    await card.click()
    await card.getByRole('button', { name: 'Beantwoorden' }).click()
    await card.getByRole('textbox', { name: 'Reactie' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    const proposal = fatima.card('Met indexatie.')
    await proposal.getByRole('button', { name: 'Aangepast overnemen' }).click()
    await proposal.getByRole('textbox', { name: 'Zo komt het in de tekst' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Filteren' }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Tonen').selectOption('archive')
    await fatima.card('Dit is gedaan.').click()
    await fatima.card('Dit is gedaan.').getByText('rondde af').waitFor()
    expect(await faultsOf(page)).toEqual([])
    // over the page it is a list already
    if (!isNarrow) await page.getByRole('button', { name: 'Als lijst' }).click()
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
  })

  test('composer with a proposal, and who may only comment or read', async () => {
    const documentId = await talkedAbout(`Schrijven ${viewport.width}`)
    const ruben = await open('ruben', documentId)
    await ruben.select('bouwlocaties')
    await ruben.page.getByRole('button', { name: 'Voorstellen' }).click()
    await ruben.composer.getByRole('textbox', { name: 'Nieuwe tekst' }).waitFor()
    expect(await faultsOf(ruben.page)).toEqual([])
    await ruben.composer.getByRole('button', { name: 'Iemand noemen' }).click()
    await ruben.page.getByRole('combobox', { name: 'Wie wilt u noemen?' }).fill('Jo')
    expect(await faultsOf(ruben.page)).toEqual([])
    await ruben.page.context().close()
    const noor = await open('noor', documentId)
    await showThreads(noor)
    await noor.card('Wat is sturend?').waitFor()
    expect(await faultsOf(noor.page)).toEqual([])
    await noor.page.context().close()
  })
})
