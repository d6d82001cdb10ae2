import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { XmlElement, XmlText } from 'yjs'
import { expect, test } from 'vitest'
import { EditorPage, signedIn, wordsOfHtml } from '#test/support/editor-page.ts'
import { setStage } from '#test/support/journey.ts'
import { Random } from '#test/support/random.ts'
import { ScriptedWriter } from '#test/support/scripted-writer.ts'

/** The report of the Studiegroep, where it lies beside the project; else as much text of our own. */
const reportFile = join(import.meta.dirname, '../../../shared/domain/report.txt')
const longText = (): string =>
  existsSync(reportFile)
    ? readFileSync(reportFile, 'utf8')
    : Array.from(
        { length: 400 },
        (_, number) =>
          `Alinea ${number}. Overheden maken afspraken over water, bodem, wonen en energie, en houden zich daaraan.`,
      ).join('\n\n')

const WRITING_MS = 60_000
const SCRIPTED = 20
/** Between two keys of a scripted writer: about two hundred a minute, and not all at the same moment. */
const KEY_MS = 300

const letters = ['a', 'e', 'i', 'o', 'n', 't', ' ']

const { server, browser, workspace } = await setStage()

/** Writes a letter somewhere in the text, again and again. @returns stops it */
function keepWriting({ content }: ScriptedWriter, random: Random): () => void {
  const timer = setInterval(() => {
    const block = content.get(random.below(content.length))
    const text = block instanceof XmlElement ? block.get(0) : undefined
    if (text instanceof XmlText) text.insert(random.below(text.length + 1), random.pick(letters))
  }, KEY_MS)
  return () => clearInterval(timer)
}

/** Milliseconds from each key to the next frame in which it can be seen, as the browser itself measures events. */
const watchKeys = (page: EditorPage): Promise<void> =>
  page.page.evaluate(() => {
    const durations: number[] = []
    Object.assign(window, { keyDurations: durations })
    const view = document.querySelector('[role=textbox][aria-multiline=true]')
    let startedMs = 0
    view?.addEventListener('keydown', () => (startedMs = performance.now()), { capture: true })
    view?.addEventListener('input', () => {
      if (startedMs === 0) return
      const from = startedMs
      startedMs = 0
      // after the editor, React and layout have done all their work for this key
      queueMicrotask(() => {
        document.body.getBoundingClientRect()
        durations.push(performance.now() - from)
      })
    })
  })

const keyDurations = (page: EditorPage): Promise<number[]> =>
  page.page.evaluate(() => ('keyDurations' in window && Array.isArray(window.keyDurations) ? window.keyDurations : []))

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

test(
  'four browsers and twenty scripted writers in the report for a minute: equal everywhere',
  { timeout: 240_000 },
  async () => {
    const documentId = await workspace.makeDocument('Rapport', 'text', longText())
    const writers = ['fatima', 'joris', 'sanne', 'tineke'] as const
    const contexts: BrowserContext[] = []
    for (const writer of writers) contexts.push(await signedIn(browser, server, workspace.people[writer]))
    const pages = await Promise.all(contexts.map((context) => EditorPage.open(context, server, documentId)))
    const scripted = Array.from(
      { length: SCRIPTED },
      (_, index) =>
        new ScriptedWriter(server, documentId, workspace.people[writers[index % writers.length] ?? 'fatima']),
    )
    await Promise.all(scripted.map((writer) => writer.synced()))
    const seed = Date.now()
    console.log(`seed ${seed}`)
    const stops = scripted.map((writer, index) => keepWriting(writer, new Random(seed + index)))

    const untilMs = Date.now() + WRITING_MS
    await Promise.all(
      pages.map(async (page, index) => {
        await page.saved()
        await page.text
          .locator('p')
          .nth(20 + index * 3)
          .click()
        await watchKeys(page)
        while (Date.now() < untilMs) await page.page.keyboard.type(`Zin van browser ${index}. `, { delay: 120 })
      }),
    )
    for (const stop of stops) stop()
    for (const [index, page] of pages.entries()) {
      const durations = await keyDurations(page)
      const of = (share: number): string => percentile(durations, share).toFixed(1)
      console.log(
        `browser ${index}: ${durations.length} keys, median ${of(0.5)} ms, p95 ${of(0.95)} ms, max ${of(1)} ms`,
      )
    }
    await Promise.all(pages.map((page) => page.saved()))
    const [first, ...others] = pages
    await expect
      .poll(async () => wordsOfHtml(await workspace.content(documentId, 'html')) === (await first?.words()), {
        timeout: 20_000,
      })
      .toBe(true)
    const words = await first?.words()
    for (const page of others) expect(await page.words()).toBe(words)
    const [one, ...rest] = scripted.map(({ content }) => content.toJSON())
    expect(new Set([one, ...rest]).size).toBe(1)
    for (const page of pages) expect(page.errors).toEqual([])
    for (const writer of scripted) writer.stop()
    await Promise.all(contexts.map((context) => context.close()))
  },
)
