import type { BrowserContext } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { EditorPage, wordsOfHtml, signedIn } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'

const proposal = `## 1. Doel

Doel: water en bodem sturend.

## 2. Bekostiging

Bekostiging: ieder zijn deel.

## 3. Planning

Planning: voor de zomer.

## 4. Uitvoering

Uitvoering: samen met de gemeenten.
`

const { server, browser, workspace } = await setStage()

describe('four layers in one text', () => {
  const writers = ['fatima', 'joris', 'sanne', 'tineke'] as const
  const places = ['Doel:', 'Bekostiging:', 'Planning:', 'Uitvoering:']

  test('all write at once; one goes offline, types, closes the tab and returns; the server is killed meanwhile', async () => {
    const documentId = await workspace.makeDocument('Beleidsvoorstel', 'markdown', proposal)
    const contexts: BrowserContext[] = []
    for (const writer of writers) contexts.push(await signedIn(browser, server, workspace.people[writer]))
    const pages = await Promise.all(contexts.map((context) => EditorPage.open(context, server, documentId)))
    const [fatima, joris, sanne, tineke] = pages as [EditorPage, EditorPage, EditorPage, EditorPage]
    for (const [index, page] of pages.entries()) await page.caretAfter(places[index] ?? '')

    await Promise.all(pages.map((page, index) => page.type(` Eerste zin van ${writers[index]}.`)))
    for (const page of pages) {
      await page.saved()
      for (const writer of writers) await page.sees(`Eerste zin van ${writer}.`)
    }

    // Tineke's train goes into a tunnel; what she types stays on her device, also when the tab closes.
    await contexts[3]?.setOffline(true)
    await tineke.state('offline')
    await tineke.type(' In de tunnel geschreven.')
    const onDevice = `Niet opgeslagen: geen verbinding. ${' In de tunnel geschreven.'.length} wijzigingen staan op dit apparaat`
    await tineke.status.getByText(onDevice).waitFor()
    await tineke.page.close()

    await Promise.all([fatima.type(' Vlak voor de klap.'), joris.type(' Joris ook.')])
    await server.kill()
    await sanne.state('offline')
    await sanne.type(' Zonder server getypt.')
    expect(await sanne.status.textContent()).toMatch(/^Niet opgeslagen/u)
    await server.run()

    await contexts[3]?.setOffline(false)
    const returned = await EditorPage.open(contexts[3] as BrowserContext, server, documentId)
    const sentences = [
      ...writers.map((writer) => `Eerste zin van ${writer}.`),
      'In de tunnel geschreven.',
      'Vlak voor de klap.',
      'Joris ook.',
      'Zonder server getypt.',
    ]
    const all = [fatima, joris, sanne, returned]
    for (const page of all) {
      for (const sentence of sentences) await page.sees(sentence)
      await page.saved()
    }
    const words = await fatima.words()
    for (const page of all) {
      expect(await page.words()).toBe(words)
      expect(page.errors).toEqual([])
    }
    expect(wordsOfHtml(await workspace.content(documentId, 'html'))).toBe(words)
    await Promise.all(contexts.map((context) => context.close()))
  })

  test('undo takes back one’s own words only, also after others wrote', async () => {
    const documentId = await workspace.makeDocument('Ongedaan', 'markdown', proposal)
    const mine = await EditorPage.open(await signedIn(browser, server, workspace.people.fatima), server, documentId)
    const other = await EditorPage.open(await signedIn(browser, server, workspace.people.joris), server, documentId)
    await mine.caretAfter('Doel:')
    await mine.type(' Van mij.')
    await other.sees('Van mij.')
    await other.caretAfter('Doel:')
    await other.type(' Van Joris.')
    await mine.sees('Van Joris.')
    await mine.page.keyboard.press('Control+z')
    await other.page.getByText('Van mij.').waitFor({ state: 'detached' })
    expect(await mine.words()).toContain('Van Joris.')
    await mine.page.keyboard.press('Control+y')
    await other.sees('Van mij.')
    await mine.saved()
    expect(await other.words()).toBe(await mine.words())
    await mine.page.context().close()
    await other.page.context().close()
  })

  test('a name lies over the text and not in it, and the list of people is by layer', async () => {
    const documentId = await workspace.makeDocument('Wie is waar', 'markdown', proposal)
    const mine = await EditorPage.open(await signedIn(browser, server, workspace.people.fatima), server, documentId)
    const other = await EditorPage.open(await signedIn(browser, server, workspace.people.sanne), server, documentId)
    await other.caretAfter('Planning:')
    await other.type(' Nu.')
    const label = mine.page.locator('article').getByText('Sanne Bakker · gemeente Zeist')
    await label.waitFor()
    expect(await label.evaluate((element) => element.closest('[aria-hidden="true"]') !== null)).toBe(true)
    expect(await mine.words()).not.toContain('Sanne')
    const who = mine.page.getByRole('button', { name: '2 mensen in dit document' })
    await who.click()
    const list = mine.page.getByRole('dialog', { name: '2 mensen in dit document' })
    await expect
      .poll(async () => (await list.innerText()).replace(/\s+/gu, ' '))
      .toMatch(/Rijk.*Fatima El Idrissi \(u\) BZK.*Gemeente.*Sanne Bakker gemeente Zeist/u)
    await mine.page.context().close()
    await other.page.context().close()
  })
})
