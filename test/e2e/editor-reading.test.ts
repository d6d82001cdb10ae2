import { describe, expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage } from '#test/support/editor-page.ts'
import { openNew, setStage } from '#test/support/journey.ts'

const stage = await setStage()
const { server } = stage

/** A new document with this Markdown in it, open for Fatima. */
const opened = (title: string, markdown: string, viewport?: { width: number; height: number }) =>
  openNew(stage, { title, markdown, viewport })

describe('the outline', () => {
  const text = `# Een\n\n${'Tekst. '.repeat(300)}\n\n## Leeg deel\n\n# Twee\n\n${'Tekst. '.repeat(900)}\n`

  test('follows, jumps and comes back, says what is empty, folds and copies a link', async () => {
    const [editor, , context] = await opened('Overzicht', text)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { page } = editor
    await page.getByRole('tab', { name: 'Overzicht' }).click()
    const outline = page.getByRole('navigation', { name: 'Koppen in dit document' })
    await outline.getByRole('button', { name: 'Leeg deel leeg' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await editor.text.locator('p').first().click()
    await page.keyboard.press('Control+Home')
    await outline.getByRole('button', { name: 'Twee', exact: true }).click()
    await expect.poll(() => outline.locator('[aria-current=location]').innerText()).toBe('Twee')
    const far = await page.evaluate(() => scrollY)
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(far / 2)
    await page.keyboard.press('Alt+ArrowRight')
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(far / 2)
    await outline.getByRole('button', { name: 'Meer bij ‘Een’' }).click()
    await page.getByRole('menuitem', { name: 'Dit deel inklappen' }).click()
    await expect.poll(() => editor.text.getByText('Leeg deel').isVisible()).toBe(false)
    await outline.getByRole('button', { name: 'Leeg deel leeg' }).click()
    await expect.poll(() => editor.text.getByText('Leeg deel').isVisible()).toBe(true)
    await outline.getByRole('button', { name: 'Meer bij ‘Een’' }).click()
    await page.getByRole('menuitem', { name: 'Link naar dit kopje kopiëren' }).click()
    const id = await editor.text.locator('h1').first().getAttribute('data-id')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(`#${id}`)
    expect(editor.errors).toEqual([])
    await context.close()
  })
})

describe('only reading', () => {
  test('nothing stands round the text, which is larger; the choice is kept', async () => {
    const [editor, documentId, context] = await opened('Lezen', '# Kop\n\nAlinea.')
    const { page } = editor
    await page.getByRole('button', { name: 'Document', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Leesmodus' }).click()
    await page.getByRole('button', { name: 'Leesmodus sluiten' }).waitFor()
    await expect.poll(() => page.getByRole('toolbar').count()).toBe(0)
    expect(await page.getByRole('navigation', { name: 'Hoofdnavigatie' }).isVisible()).toBe(false)
    expect(await page.locator('aside').isVisible()).toBe(false)
    expect(await editor.text.evaluate((text) => getComputedStyle(text).fontSize)).toBe('21px')
    expect(await faultsOf(page)).toEqual([])
    const again = await EditorPage.open(context, server, documentId)
    await again.page.getByRole('button', { name: 'Leesmodus sluiten' }).click()
    await again.page.getByRole('toolbar').waitFor()
    expect([...editor.errors, ...again.errors]).toEqual([])
    await context.close()
  })
})

/** Pages of a PDF and their size in points. */
const pagesOf = (pdf: Buffer): { count: number; sizes: string[] } => {
  const source = pdf.toString('latin1')
  return {
    count: source.match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 0,
    sizes: [...new Set([...source.matchAll(/\/MediaBox\s*\[([^\]]*)\]/gu)].map(([, box]) => box?.trim() ?? ''))],
  }
}

test('printed: A4, only the document, headings with their text, rows whole, links written out', async () => {
  const rows = Array.from({ length: 60 }, (_, row) => `| rij ${row} | ${'lange tekst '.repeat(30)} |`).join('\n')
  const markdown = `# Kop\n\n[De site](https://www.rijksoverheid.nl).\n\n| A | B |\n| --- | --- |\n${rows}\n\n## Slot\n\nEinde.`
  const [editor, , context] = await opened('Een "titel" </style> van het document', markdown)
  const { page } = editor
  const { count, sizes } = pagesOf(await page.pdf({ preferCSSPageSize: true }))
  expect(count).toBeGreaterThan(4)
  expect(sizes).toEqual(['0 0 594.95996 841.91998'])
  await page.emulateMedia({ media: 'print' })
  const rule = (selector: string, property: string): Promise<string> =>
    editor.text
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  expect(await rule('h1', 'break-after')).toBe('avoid')
  expect(await rule('tr', 'break-inside')).toBe('avoid')
  expect(
    await editor.text
      .locator('a')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content),
  ).toContain('https://www.rijksoverheid.nl')
  for (const role of ['toolbar', 'navigation', 'complementary', 'button'] as const) {
    for (const part of await page.getByRole(role, { includeHidden: true }).all())
      expect(await part.isVisible()).toBe(false)
  }
  const boxes = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((css) => css.cssText)),
  )
  expect(boxes.join('')).toContain('counter(pages)')
  await context.close()
})

test('printed: notes have their numbers, paragraphs theirs within the page, and nothing that is only for writing', async () => {
  const markdown = '# Kop\n\nHet Rijk betaalt.[^1]\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n[^1]: Kamerstuk 27 625.'
  const [editor, , context] = await opened('Met noten', markdown)
  const { page } = editor
  await page.getByRole('button', { name: 'Document', exact: true }).click()
  await page.getByRole('menuitem', { name: /nummeren/u }).click()
  await page.locator('.is-numbered').waitFor()
  await page.emulateMedia({ media: 'print' })
  const [reference, number] = [
    editor.text.locator('.note-reference button'),
    editor.text.locator('.note-number button'),
  ]
  expect([await reference.isVisible(), await reference.innerText()]).toEqual([true, '1'])
  expect([await number.isVisible(), await number.innerText()]).toEqual([true, '1'])
  expect(await page.getByText(/^Laatst gewijzigd/u).isVisible()).toBe(false)
  const outline = editor.text.locator('td').first()
  expect(await outline.evaluate((cell) => getComputedStyle(cell).outlineStyle)).toBe('none')
  const beside = await editor.text
    .locator('p')
    .first()
    .evaluate((paragraph) => {
      const style = getComputedStyle(paragraph, '::before')
      return paragraph.getBoundingClientRect().left + Number.parseFloat(style.marginInlineStart)
    })
  expect(beside).toBeGreaterThanOrEqual(0)
  await context.close()
})

test('the panels stay beside a long text that has no comments yet', async () => {
  const [{ page, text }, , context] = await opened('Zonder opmerkingen', 'Een alinea.\n\n'.repeat(80))
  await text.locator('p').last().scrollIntoViewIfNeeded()
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000)
  const box = await page.getByRole('tab', { name: /^Opmerkingen/u }).boundingBox()
  expect(box?.y).toBeGreaterThanOrEqual(0)
  await context.close()
})
