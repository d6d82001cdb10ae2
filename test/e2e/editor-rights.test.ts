import { describe, expect, test } from 'vitest'
import { EditorPage, letGetOld, signedIn } from '#test/support/editor-page.ts'
import { sample } from '#test/images/samples.ts'
import { setStage } from '#test/support/journey.ts'
import { testPassword } from '#test/support/workspace.ts'

const { server, browser, workspace } = await setStage()

const makeDocument = (title: string): Promise<string> =>
  workspace.makeDocument(title, 'markdown', 'Eerste alinea.\n\nTweede alinea.\n')

describe('who may not write', () => {
  test.each([
    ['ruben', 'U mag dit document lezen en erop reageren, niet bewerken.'],
    ['noor', 'U mag dit document lezen, niet bewerken.'],
  ] as const)('%s reads the same page, without a toolbar', async (member, words) => {
    const documentId = await makeDocument(`Lezen door ${member}`)
    const context = await signedIn(browser, server, workspace.people[member])
    const page = await EditorPage.open(context, server, documentId)
    await page.sees('Eerste alinea.')
    await page.page.getByText(`${words} Vraag toegang aan Fatima El Idrissi (BZK).`).waitFor()
    expect(await page.text.getAttribute('aria-readonly')).toBe('true')
    expect(await page.page.getByRole('toolbar').count()).toBe(0)
    await page.status.getByText('Alleen lezen').waitFor()
    await page.text.click()
    await page.type('zomaar')
    expect(await page.words()).not.toContain('zomaar')
    expect(page.errors).toEqual([])
    await context.close()
  })

  test('rights withdrawn while offline: the unsent text is shown to copy, and nobody else gets it', async () => {
    const documentId = await makeDocument('Ingetrokken')
    const context = await signedIn(browser, server, workspace.people.tineke)
    const page = await EditorPage.open(context, server, documentId)
    await page.saved()
    await context.setOffline(true)
    await page.state('offline')
    await page.caretAfter('Tweede alinea.')
    await page.type(' Nog net geschreven.')
    await workspace.setRole('tineke', 'reader')
    await context.setOffline(false)
    const panel = page.page.getByRole('region', { name: 'Uw laatste tekst is niet verstuurd' })
    await panel.waitFor()
    await panel.getByText('Tweede alinea. Nog net geschreven.').waitFor()
    expect(await panel.innerText()).not.toContain('Eerste alinea.')
    expect(await page.text.getAttribute('contenteditable')).toBe('false')
    expect(await workspace.content(documentId, 'text')).not.toContain('Nog net geschreven')
    await page.page.reload()
    await page.page
      .getByRole('region', { name: 'Uw laatste tekst is niet verstuurd' })
      .getByText('Nog net geschreven.')
      .waitFor()
    await workspace.setRole('tineke', 'writer')
    await context.close()
  })

  test.each([
    ['reader', '[aria-multiline=true][contenteditable=false]'],
    ['commenter', '[aria-multiline=true][aria-readonly=true]'],
  ] as const)(
    'a picture under way when one became %s is nowhere, says so, and can be placed later',
    async (role, shown) => {
      const documentId = await makeDocument('Beeld onderweg')
      const context = await signedIn(browser, server, workspace.people.tineke)
      const editor = await EditorPage.open(context, server, documentId)
      const { page, text } = editor
      await editor.saved()
      await page.route(
        '**/images',
        async (route) => {
          const response = await route.fetch()
          await page.getByRole('dialog').waitFor()
          await page.keyboard.press('Escape')
          await editor.saved()
          await workspace.setRole('tineke', role)
          await page.locator(shown).waitFor()
          await route.fulfill({ response })
        },
        { times: 1 },
      )
      await editor.caretAfter('Tweede alinea.')
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('toolbar').getByRole('button', { name: 'Invoegen', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Afbeelding' }).click()
      await (await chooser).setFiles({ name: 'kaart.png', mimeType: 'image/png', buffer: Buffer.from(sample('png')) })
      await text.getByText('De afbeelding is niet geplaatst: u kunt nu niet schrijven in dit document.').waitFor()
      expect(await text.locator('img[src^="/api/"]').count()).toBe(0)
      await workspace.setRole('tineke', 'writer')
      await page.locator('[aria-multiline=true][aria-readonly=false]').waitFor()
      await text.getByRole('button', { name: 'Opnieuw proberen' }).click()
      await text.locator('img[src^="/api/"]').waitFor()
      await editor.saved()
      expect(await workspace.content(documentId, 'markdown')).toContain(`/documents/${documentId}/images/`)
      expect(editor.errors).toEqual([])
      await context.close()
    },
  )

  test('rights that change while one looks: the page follows within a second, both ways', async () => {
    const documentId = await makeDocument('Wisselende rechten')
    const context = await signedIn(browser, server, workspace.people.sanne)
    const page = await EditorPage.open(context, server, documentId)
    await page.saved()
    await workspace.setRole('sanne', 'reader')
    await page.page.locator('[aria-multiline=true][contenteditable=false]').waitFor()
    await workspace.setRole('sanne', 'writer')
    await page.page.locator('[aria-multiline=true][contenteditable=true]').waitFor()
    await page.caretAfter('Eerste alinea.')
    await page.type(' Weer terug.')
    await page.saved()
    expect(await workspace.content(documentId, 'text')).toContain('Weer terug.')
    await context.close()
  })

  test('who is removed from the dossier loses the open document at once', async () => {
    const documentId = await makeDocument('Verwijderd')
    const context = await signedIn(browser, server, workspace.people.sanne)
    const page = await EditorPage.open(context, server, documentId)
    await page.saved()
    await workspace.remove('sanne')
    await page.state('refused')
    await expect.poll(() => page.text.getAttribute('contenteditable').catch(() => 'false')).toBe('false')
    await workspace.setRole('sanne', 'writer')
    await context.close()
  })
})

describe('sessions and versions', () => {
  test('signed out elsewhere: an overlay, sign in there, and what was typed is sent', async () => {
    const documentId = await makeDocument('Elders uitgelogd')
    const person = workspace.people.joris
    const context = await signedIn(browser, server, person)
    const page = await EditorPage.open(context, server, documentId)
    await page.saved()
    await context.setOffline(true)
    await page.state('offline')
    await page.caretAfter('Eerste alinea.')
    await page.type('1234')
    await person.send('DELETE', '/session').catch(() => undefined)
    await context.clearCookies()
    await context.setOffline(false)
    const overlay = page.page.getByRole('dialog', { name: 'U bent uitgelogd' })
    await overlay.getByText('Log in om 4 wijzigingen te versturen.').waitFor()
    await overlay.getByLabel('Wachtwoord', { exact: true }).fill(testPassword)
    await overlay.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await overlay.waitFor({ state: 'detached' })
    await page.saved()
    expect(await workspace.content(documentId, 'text')).toContain('Eerste alinea.1234')
    await context.close()
  })

  test('signing out wipes what this browser kept', async () => {
    const documentId = await makeDocument('Uitloggen')
    const context = await signedIn(browser, server, workspace.people.fatima)
    const page = await EditorPage.open(context, server, documentId)
    await page.saved()
    const kept = (): Promise<string[]> =>
      page.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
    expect(await kept()).toHaveLength(1)
    await page.page.getByRole('button', { name: /^Account van/u }).click()
    await page.page.getByRole('menuitem', { name: 'Uitloggen' }).click()
    await page.page.getByRole('button', { name: 'Inloggen', exact: true }).waitFor()
    await expect.poll(() => kept().catch(() => undefined)).toEqual([])
    await context.close()
  })

  test('an old tab after an update is told to reload, and its text is safe', async () => {
    const documentId = await makeDocument('Oude versie')
    const context = await signedIn(browser, server, workspace.people.fatima)
    await letGetOld(context)
    const page = await EditorPage.open(context, server, documentId)
    await page.saved()
    await context.setOffline(true)
    await page.state('offline')
    await page.caretAfter('Eerste alinea.')
    await page.type(' Voor de nieuwe versie.')
    await page.getOld()
    await context.setOffline(false)
    await page.state('old-schema')
    expect(await page.text.getAttribute('contenteditable')).toBe('false')
    await page.getNew()
    page.page.on('dialog', (dialog) => void dialog.accept())
    await Promise.all([
      page.page.waitForEvent('load'),
      page.page.getByRole('button', { name: 'Pagina opnieuw laden' }).click(),
    ])
    await page.sees('Voor de nieuwe versie.')
    await page.saved()
    expect(await workspace.content(documentId, 'text')).toContain('Eerste alinea. Voor de nieuwe versie.')
    expect(page.errors).toEqual([])
    await context.close()
  })

  test('what is not saved is asked about before the tab closes', async () => {
    const documentId = await makeDocument('Weggaan')
    const context = await signedIn(browser, server, workspace.people.fatima)
    const page = await EditorPage.open(context, server, documentId)
    await page.saved()
    await context.setOffline(true)
    await page.state('offline')
    await page.caretAfter('Eerste alinea.')
    await page.type(' Bewaar mij.')
    const asked = page.page.waitForEvent('dialog')
    await page.page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await context.close()
  })
})
