import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '#test/support/axe.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { openNew, setStage } from '#test/support/journey.ts'
import type { Workspace } from '#test/support/workspace.ts'

const stage = await setStage()
const { server, browser, workspace } = stage

const text = `## Doel

Doel: thans water en bodem, met een [link](https://www.rijksoverheid.nl).

| Laag | 2027 |
| --- | --- |
| Rijk | 4,0 |
`
type Member = keyof Workspace['people']
interface Opened {
  readonly context: BrowserContext
  readonly editor: EditorPage
  readonly page: Page
  readonly documentId: string
}

async function open(member: Member, title: string, viewport?: { width: number; height: number }): Promise<Opened> {
  const [editor, documentId, context] = await openNew(stage, { title, markdown: text, member, viewport })
  return { context, editor, page: editor.page, documentId }
}

/** Puts a panel beside the text, or over it on a narrow screen. */
async function openPanel(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name, exact: true })
  if (!(await tab.isVisible())) {
    const opener = page.getByRole('button', { name: 'Wie ziet dit?' })
    if (await opener.isVisible()) await opener.click()
    else {
      await page.getByRole('button', { name: 'Document', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Wie ziet dit?' }).click()
    }
  }
  await tab.click()
}

describe.each([
  { width: 1440, height: 900 },
  { width: 320, height: 640 },
])('axe finds nothing at $width px', (viewport) => {
  test('the dialogs for links and for keys, and the panels for accessibility and activity', async () => {
    const { context, editor, page } = await open('fatima', 'Panelen', viewport)
    await editor.caretAfter('Doel:')
    await page.keyboard.press('Control+/')
    await page.getByRole('dialog', { name: 'Sneltoetsen' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    const link = page.getByRole('button', { name: 'Link', exact: true })
    if (await link.isVisible()) await link.click()
    else {
      await page.getByRole('button', { name: 'Meer opmaak' }).click()
      await page.getByRole('menuitem', { name: 'Link', exact: true }).click()
    }
    await page.getByRole('dialog', { name: 'Link' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await openPanel(page, 'Toegankelijkheid')
    await page
      .getByText(/om te verbeteren/u)
      .first()
      .waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('tab', { name: 'Activiteit' }).click()
    await page.getByRole('log').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(editor.errors).toEqual([])
    await context.close()
  })

  test('text that was not sent, and a session that is over', async () => {
    const { context, editor, page } = await open('tineke', 'Niet verstuurd', viewport)
    await context.setOffline(true)
    await editor.state('offline')
    await editor.caretAfter('Doel:')
    await editor.type(' Nog net.')
    await workspace.setRole('tineke', 'reader')
    await context.setOffline(false)
    await page.getByRole('region', { name: 'Uw laatste tekst is niet verstuurd' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await workspace.setRole('tineke', 'writer')
    await context.close()

    const out = await open('joris', 'Uitgelogd', viewport)
    await out.context.request.delete(`${server.origin}/api/v1/session`, { headers: { Origin: server.origin } })
    await out.page.getByRole('dialog', { name: 'U bent uitgelogd' }).waitFor()
    expect(await faultsOf(out.page)).toEqual([])
    await out.context.close()
  })

  test('after an update, in the archive, and where nothing is', async () => {
    const { context, editor, page, documentId } = await open('fatima', 'Oude versie', viewport)
    // as the server closes the socket of a page from before an update
    await page.routeWebSocket(/\/sync\//u, (socket) => void socket.close({ code: 4410, reason: 'old-schema' }))
    await page.reload()
    await editor.state('old-schema')
    await page.getByText('Er is een nieuwe versie van Samenschrift').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await workspace.people.fatima.send('PATCH', `/documents/${documentId}`, { archived: true })
    const fresh = await EditorPage.open(context, server, documentId)
    await fresh.page.getByText('Dit document is gearchiveerd.').waitFor()
    expect(await faultsOf(fresh.page)).toEqual([])
    await fresh.page.goto(`${server.origin}/documenten/bestaat-niet`)
    await fresh.page.getByRole('heading', { name: 'Document niet gevonden' }).waitFor()
    expect(await faultsOf(fresh.page)).toEqual([])
    await context.close()
  })
})

/** What WCAG 1.4.12 lets a reader set. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`

/** Controls whose words do not fit in them, and a page wider than its window. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, a[href], select, [role=tab]')]
    const cut = controls.filter((control) => {
      const { clientWidth, scrollWidth, clientHeight, scrollHeight, textContent } = control
      // what ends in an ellipsis stands whole elsewhere: the last crumb is the title of the page
      const hasWords =
        textContent.trim() !== '' && clientWidth > 1 && getComputedStyle(control).textOverflow !== 'ellipsis'
      return hasWords && (scrollWidth > clientWidth + 2 || scrollHeight > clientHeight + 4)
    })
    const wider = document.documentElement.scrollWidth - innerWidth
    return [
      ...cut.map((control) => control.outerHTML.slice(0, 120)),
      ...(wider > 0 ? [`${wider} px wider than the window`] : []),
    ]
  })

/** Controls smaller than 24 by 24 px: those in a sentence of the text are exempt (WCAG 2.5.8). */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        'button, a[href], select, input:not([type=hidden]), [role=tab], [role=menuitem]',
      ),
    ]
    return (
      controls
        .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest('#tekst, p'))
        // what only a screen reader meets has no size on the screen
        .filter(({ style }) => style.width !== '1px')
        .map((control) => control.closest('label') ?? control)
        .flatMap((control) => {
          const { width, height, right, bottom } = control.getBoundingClientRect()
          const isThere = width > 2 && height > 2 && right > 0 && bottom > 0
          return isThere && (width < 24 || height < 24)
            ? [`${Math.round(width)}×${Math.round(height)} ${control.outerHTML.slice(0, 120)}`]
            : []
        })
    )
  })

describe('as somebody set his browser', () => {
  test('at 200 % everything is in reach without scrolling sideways', async () => {
    const { context, editor, page } = await open('fatima', 'Vergroot', { width: 720, height: 450 })
    expect(await cutOff(page)).toEqual([])
    await openPanel(page, 'Toegankelijkheid')
    await page
      .getByText(/om te verbeteren/u)
      .first()
      .waitFor()
    expect(await cutOff(page)).toEqual([])
    expect(editor.errors).toEqual([])
    await context.close()
  })

  test.each([1440, 320])('with more space in the text nothing is cut off, at %i px', async (width) => {
    const { context, page } = await open('fatima', `Ruimte ${width}`, { width, height: 800 })
    await page.addStyleTag({ content: spacing })
    expect(await cutOff(page)).toEqual([])
    await openPanel(page, 'Toegankelijkheid')
    await page
      .getByText(/om te verbeteren/u)
      .first()
      .waitFor()
    expect(await cutOff(page)).toEqual([])
    await context.close()
  })

  test.each([1440, 320])('every target is at least 24 by 24 px, at %i px', async (width) => {
    const { context, page } = await open('fatima', `Doelen ${width}`, { width, height: 800 })
    expect(await tooSmall(page)).toEqual([])
    for (const name of ['Toegankelijkheid', 'Activiteit', 'Mensen']) {
      await openPanel(page, name)
      await page.getByRole('tabpanel', { name }).waitFor()
      expect(await tooSmall(page)).toEqual([])
    }
    await context.close()
  })

  test('in forced colours the focus, a pressed button and a caret of somebody else are seen', async () => {
    const { context, editor, page, documentId } = await open('fatima', 'Contrast')
    await page.emulateMedia({ forcedColors: 'active' })
    const other = await EditorPage.open(await signedIn(browser, server, workspace.people.sanne), server, documentId)
    await other.caretAfter('Doel:')
    await other.type(' Samen.')
    const caret = page.locator('article [data-group=gemeente]').last()
    await caret.waitFor({ state: 'attached' })
    expect(await caret.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)')
    await editor.caretAfter('Doel:')
    await page.keyboard.press('Alt+F10')
    await page.keyboard.press('ArrowRight')
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
      return `${outlineStyle} ${outlineWidth}`
    })
    expect(outline).toMatch(/^solid [23]px$/u)
    await page.keyboard.press('Escape')
    await page.getByRole('tooltip').waitFor({ state: 'detached' })
    expect(await faultsOf(page)).toEqual([])
    await other.page.context().close()
    await context.close()
  })

  test('with reduced motion nothing moves by itself', async () => {
    const { context, page } = await open('fatima', 'Beweging')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Document', exact: true }).click()
    await page.getByRole('menu').waitFor()
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(element)
          const durations = [
            ...(animationName === 'none' ? [] : animationDuration.split(',')),
            ...transitionDuration.split(','),
          ]
          return durations.some((duration) => Number.parseFloat(duration) > 0.01)
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    )
    expect(moving).toEqual([])
    await context.close()
  })
})
