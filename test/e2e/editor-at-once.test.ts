import { describe, expect, test } from 'vitest'
import { EditorPage, signedIn, wordsOfHtml } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'

/** The cases of "Two people at once" in `client/editor/README.md`, in two real browsers. */
const { server, browser, workspace } = await setStage()

const table = '| Laag | Bedrag |\n| --- | --- |\n| Rijk | tien |\n| Gemeente | twaalf |\n'

interface Two {
  readonly documentId: string
  readonly fatima: EditorPage
  readonly joris: EditorPage
}

async function two(title: string, markdown: string): Promise<Two> {
  const documentId = await workspace.makeDocument(title, 'markdown', markdown)
  const open = async (who: 'fatima' | 'joris'): Promise<EditorPage> => {
    const page = await EditorPage.open(await signedIn(browser, server, workspace.people[who]), server, documentId)
    await page.saved()
    return page
  }
  return { documentId, fatima: await open('fatima'), joris: await open('joris') }
}

/** What `run` does to the page happens while nothing reaches it and nothing of it reaches others. */
async function apart(editor: EditorPage, run: () => Promise<void>): Promise<void> {
  await editor.page.context().setOffline(true)
  await editor.state('offline')
  await run()
}

async function together(editor: EditorPage): Promise<void> {
  await editor.page.context().setOffline(false)
  await editor.saved()
}

const textOf = (editor: EditorPage): Promise<string> =>
  editor.page.evaluate(() =>
    [...document.querySelectorAll('.ProseMirror :is(p, h1, h2, h3, h4)')].map((each) => each.textContent).join('|'),
  )

/** Both see the same, and the server has it; and nothing went wrong in a page. */
async function expectEqual({ documentId, fatima, joris }: Two): Promise<string> {
  await fatima.saved()
  await joris.saved()
  await expect.poll(() => textOf(joris), { timeout: 15_000 }).toBe(await textOf(fatima))
  const html = wordsOfHtml(await workspace.content(documentId, 'html'))
  for (const words of (await textOf(fatima)).split('|')) expect(html).toContain(words.replace(/\s+/gu, ' ').trim())
  expect([...fatima.errors, ...joris.errors]).toEqual([])
  return textOf(fatima)
}

const close = ({ fatima, joris }: Two): Promise<void[]> =>
  Promise.all([fatima.page.context().close(), joris.page.context().close()])

describe('two people at once', { timeout: 60_000 }, () => {
  test('in one cell of a table: both keep every letter', async () => {
    const both = await two('Een cel', table)
    await apart(both.joris, async () => {
      await both.joris.caretAfter('tien')
      await both.joris.type(' miljoen')
    })
    await both.fatima.caretAfter('tien')
    await both.fatima.page.keyboard.press('Home')
    await both.fatima.type('ruim ')
    await together(both.joris)
    expect(await expectEqual(both)).toContain('ruim tien miljoen')
    await close(both)
  })

  test('one removes the row in which the other types: his words are shown to him, and can be put back', async () => {
    const both = await two('Rij weg', table)
    await apart(both.joris, async () => {
      await both.joris.caretAfter('twaalf')
      await both.joris.type(' miljoen uit het fonds')
    })
    await both.fatima.caretAfter('twaalf')
    await both.fatima.page.getByRole('button', { name: 'Tabel wijzigen' }).click()
    await both.fatima.page.getByRole('menuitem', { name: 'Rij verwijderen' }).click()
    await both.fatima.saved()
    await together(both.joris)
    const notice = both.joris.page.getByRole('region', { name: /verwijderd/u })
    await notice.getByText('twaalf miljoen uit het fonds').waitFor()
    await notice.getByRole('button', { name: 'Terugzetten' }).click()
    await both.fatima.sees('twaalf miljoen uit het fonds')
    expect(await expectEqual(both)).not.toContain('Gemeente')
    await close(both)
  })

  test('both move the same block: it stands in both places, with all its words', async () => {
    const both = await two('Verplaatsen', 'Een.\n\nTwee.\n\nDrie.\n')
    await apart(both.joris, async () => {
      await both.joris.caretAfter('Twee.')
      await both.joris.page.keyboard.press('Alt+ArrowUp')
    })
    await both.fatima.caretAfter('Twee.')
    await both.fatima.page.keyboard.press('Alt+ArrowDown')
    await together(both.joris)
    const words = await expectEqual(both)
    for (const each of ['Een.', 'Twee.', 'Drie.']) expect(words).toContain(each)
    await close(both)
  })

  test('one pastes a hundred pages while the other types: all of both is there', async () => {
    const both = await two('Plakken', 'Hier plakt Fatima.\n\nHier schrijft Joris.\n')
    const long = Array.from({ length: 2000 }, (_, n) => `<p>Geplakte alinea ${n} ${'woord '.repeat(24)}</p>`).join('')
    await both.joris.caretAfter('Hier schrijft Joris.')
    await both.fatima.caretAfter('Hier plakt Fatima.')
    const typing = both.joris.page.keyboard.type(' Terwijl er iets groots bij komt, schrijft hij door.', { delay: 15 })
    await both.fatima.page.evaluate((html) => {
      const data = new DataTransfer()
      data.setData('text/html', html)
      document
        .querySelector('.ProseMirror')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, long)
    await typing
    const words = await expectEqual(both)
    expect(words).toContain('Geplakte alinea 1999')
    expect(words).toContain('Hier schrijft Joris. Terwijl er iets groots bij komt, schrijft hij door.')
    await close(both)
  })

  test('undo takes back what one did oneself, also where the other wrote in the same paragraph since', async () => {
    const both = await two('Terugnemen', 'Alinea.\n')
    await both.fatima.caretAfter('Alinea.')
    await both.fatima.type(' Van Fatima.')
    await both.joris.sees('Van Fatima.')
    await both.joris.caretAfter('Alinea.')
    await both.joris.page.keyboard.press('Home')
    await both.joris.type('Van Joris. ')
    await both.fatima.sees('Van Joris.')
    await both.fatima.page.keyboard.press('Control+z')
    await both.joris.text.getByText('Van Fatima.').waitFor({ state: 'detached' })
    expect(await expectEqual(both)).toBe('Van Joris. Alinea.')
    await both.fatima.page.keyboard.press('Control+y')
    expect(await expectEqual(both)).toBe('Van Joris. Alinea. Van Fatima.')
    await close(both)
  })

  test('one removes the sentence while the other writes in its note: the note stays', async () => {
    const both = await two('Noot', 'Zin met noot[^1].\n\nTweede.\n\n[^1]: Eerste woorden.\n')
    await apart(both.joris, async () => {
      await both.joris.caretAfter('Eerste woorden.')
      await both.joris.type(' En meer.')
    })
    const sentence = both.fatima.text.locator('p', { hasText: 'Zin met noot' })
    await sentence.click({ clickCount: 3 })
    await both.fatima.page.keyboard.press('Delete')
    await sentence.waitFor({ state: 'detached' })
    await both.fatima.saved()
    await together(both.joris)
    expect(await expectEqual(both)).toContain('Eerste woorden. En meer.')
    await both.fatima.text.getByRole('group', { name: 'Zonder verwijzing in de tekst' }).waitFor()
    await close(both)
  })

  test('both add the first note: two notes, numbered by where they stand', async () => {
    const both = await two('Twee noten', 'Begin.\n\nEinde.\n')
    await apart(both.joris, async () => {
      await both.joris.caretAfter('Begin.')
      await both.joris.page.keyboard.press('Control+Alt+f')
      await both.joris.type('Noot bij het begin.')
    })
    await both.fatima.caretAfter('Einde.')
    await both.fatima.page.keyboard.press('Control+Alt+f')
    await both.fatima.type('Noot bij het einde.')
    await together(both.joris)
    await expectEqual(both)
    expect(await workspace.content(both.documentId, 'markdown')).toBe(
      'Begin.[^1]\n\nEinde.[^2]\n\n[^1]: Noot bij het begin.\n\n[^2]: Noot bij het einde.\n',
    )
    await close(both)
  })

  test('one changes what kind of block it is while the other types in it: no word is gone without a word about it', async () => {
    const both = await two('Soort', 'Regel van beiden.\n')
    await apart(both.joris, async () => {
      await both.joris.caretAfter('Regel van beiden.')
      await both.joris.type(' Slot van Joris.')
    })
    await both.fatima.caretAfter('Regel van beiden.')
    await both.fatima.page.getByLabel('Alineastijl').selectOption('2')
    await both.fatima.saved()
    await together(both.joris)
    const text = await expectEqual(both)
    const notice = both.joris.page.getByRole('region', { name: /verwijderd/u })
    // which of the two it is depends on whose change Yjs puts first
    const kept = text.includes('Slot van Joris.') || (await notice.innerText()).includes('Slot van Joris.')
    expect(kept).toBe(true)
    await close(both)
  })
})
