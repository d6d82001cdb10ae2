import { chromium, type Browser, type Page } from 'playwright-core'
import { XmlElement, XmlText } from 'yjs'
import { bareTiptap } from '#test/bench/bare-tiptap.ts'
import { picturesAllOver } from '#test/bench/many-pictures.ts'
import { commentAllOver } from '#test/bench/many-threads.ts'
import type { Scenario } from '#test/bench/scenario.ts'
import { percentile } from '#test/bench/statistics.ts'
import { chromiumArgs, ensureChromium } from '#test/support/chromium.ts'
import { EditorPage, signedIn } from '#test/support/editor-page.ts'
import { Random } from '#test/support/random.ts'
import { RunningServer } from '#test/support/running-server.ts'
import { ScriptedWriter } from '#test/support/scripted-writer.ts'
import { makeWorkspace } from '#test/support/workspace.ts'

const WRITERS = 30
/** Between two keys of each of them: about two hundred a minute. */
const WRITER_KEY_MS = 300
const KEY_MS = 90
const THREADS = 300
const PICTURES = 300
const text = 'Overheden maken afspraken over water en bodem. '

/** A paper of a hundred pages: 50,000 words, of which a part in 200 tables, under 100 headings. */
export function longPaper(isQuick: boolean): string {
  const random = new Random(1)
  const words = ['overheden', 'water', 'bodem', 'afspraken', 'provincie', 'de', 'van', 'en', 'wonen', 'uitvoering']
  const sentence = (length: number): string => Array.from({ length }, () => random.pick(words)).join(' ')
  const row = (): string => `| ${sentence(2)} | ${random.below(99)},0 | ${random.below(99)},5 |`
  const table = (): string => `| Laag | 2027 | 2028 |\n| --- | --- | --- |\n${[row(), row(), row(), row()].join('\n')}`
  const part = (index: number): string => {
    const paragraphs = Array.from({ length: 6 }, () => `${sentence(80)}.`)
    return [`## Deel ${index}`, ...paragraphs, table(), table()].join('\n\n')
  }
  return Array.from({ length: isQuick ? 10 : 100 }, (_, index) => part(index)).join('\n\n')
}

/** From a key to the moment that the editor, React and layout have done all their work for it. */
async function keyTimes(page: Page, keys: number): Promise<number[]> {
  await page.evaluate(() => {
    const durations: number[] = []
    Object.assign(window, { keyDurations: durations })
    const editor = document.querySelector('.ProseMirror')
    let startedMs = 0
    editor?.addEventListener('keydown', () => (startedMs = performance.now()), { capture: true })
    editor?.addEventListener('input', () => {
      const from = startedMs
      queueMicrotask(() => {
        document.body.getBoundingClientRect()
        durations.push(performance.now() - from)
      })
    })
  })
  for (let typed = 0; typed < keys; typed += text.length) await page.keyboard.type(text, { delay: KEY_MS })
  return await page.evaluate(() =>
    'keyDurations' in window && Array.isArray(window.keyDurations) ? window.keyDurations : [],
  )
}

async function caretInMiddle(page: Page): Promise<void> {
  const paragraphs = page.locator('.ProseMirror > p')
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click()
}

/** Milliseconds from the first bytes over the socket until the text is there. */
async function openTime(editor: EditorPage): Promise<number> {
  return await editor.page.evaluate(() => {
    const [socket] = performance.getEntriesByName('samenschrift:socket')
    const [shown] = performance.getEntriesByName('samenschrift:text')
    return (shown?.startTime ?? Number.NaN) - (socket?.startTime ?? Number.NaN)
  })
}

/** Notes in the page when its socket is open and when the text is first there. */
async function watchOpening(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Native = globalThis.WebSocket
    globalThis.WebSocket = class extends Native {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        this.addEventListener('open', () => performance.mark('samenschrift:socket'), { once: true })
      }
    }
    const look = (): void => {
      if ((document.querySelector('.ProseMirror')?.childElementCount ?? 0) > 5) performance.mark('samenschrift:text')
      else requestAnimationFrame(look)
    }
    look()
  })
}

async function ours(browser: Browser, isQuick: boolean): Promise<Record<string, number>> {
  const server = await RunningServer.start()
  try {
    return await measure(browser, server, isQuick)
  } finally {
    await server.stop()
  }
}

async function measure(browser: Browser, server: RunningServer, isQuick: boolean): Promise<Record<string, number>> {
  const { people, makeDocument } = await makeWorkspace(server)
  const documentId = await makeDocument('Lang stuk', 'markdown', longPaper(isQuick))
  await picturesAllOver(server, documentId, { person: people.fatima, count: isQuick ? 30 : PICTURES })
  const page = await (await signedIn(browser, server, people.fatima)).newPage()
  await watchOpening(page)
  await page.goto(`${server.origin}/documenten/${documentId}`)
  const editor = new EditorPage(page)
  await editor.saved()
  const open = await openTime(editor)
  const keys = isQuick ? 60 : 240
  await caretInMiddle(page)
  const alone = await keyTimes(page, keys)
  const writers = await Promise.all(
    Array.from({ length: isQuick ? 5 : WRITERS }, async (_, index) => {
      const writer = new ScriptedWriter(server, documentId, index % 2 === 0 ? people.joris : people.sanne)
      await writer.synced()
      return writer
    }),
  )
  const timers = writers.map((writer, index) => keepWriting(writer, new Random(index + 1)))
  const together = await keyTimes(page, keys)
  for (const timer of timers) clearInterval(timer)
  for (const writer of writers) writer.stop()
  await commentAllOver(server, documentId, { person: people.fatima, count: THREADS })
  await showThreads(page)
  const commented = await keyTimes(page, keys)
  return {
    'open ms': open,
    ...times('alone', alone),
    ...times(`with ${writers.length}`, together),
    ...times(`${THREADS} threads`, commented),
  }
}

/** Opens the text anew, with its comments in it and beside it, and the caret in the middle. */
async function showThreads(page: Page): Promise<void> {
  await page.reload()
  await page.locator('[data-tab="threads"]', { hasText: String(THREADS) }).waitFor()
  await page.locator('.ProseMirror mark[data-thread]').first().waitFor()
  await caretInMiddle(page)
}

function keepWriting({ content }: ScriptedWriter, random: Random): ReturnType<typeof setInterval> {
  return setInterval(() => {
    const block = content.get(random.below(content.length))
    const words = block instanceof XmlElement ? block.get(0) : undefined
    if (words instanceof XmlText) words.insert(random.below(words.length + 1), random.pick(['a', 'e', 'n', ' ']))
  }, WRITER_KEY_MS)
}

const times = (name: string, durations: readonly number[]): Record<string, number> => ({
  [`${name} p50 ms`]: percentile(durations, 50),
  [`${name} p95 ms`]: percentile(durations, 95),
})

async function bare(browser: Browser, isQuick: boolean): Promise<Record<string, number>> {
  const page = await browser.newPage()
  await bareTiptap(page, longPaper(isQuick))
  await caretInMiddle(page)
  const durations = await keyTimes(page, isQuick ? 60 : 240)
  await page.close()
  return times('bare', durations)
}

/**
 * What a key costs in a paper of a hundred pages: alone, among thirty writers and in the midst of 300 comments, beside
 * Tiptap with nothing round it and no pictures in it.
 */
export const editorTyping: Scenario = {
  name: 'editor-typing',
  title: 'a key in a paper of 50,000 words, 200 tables and 300 pictures, in Chromium',
  isOnce: true,
  async run({ peer, isQuick }) {
    // an editor is ours or nobody's: the other servers have none
    if (peer !== 'samenschrift') return {}
    const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArgs] })
    try {
      return { ...(await ours(browser, isQuick)), ...(await bare(browser, isQuick)) }
    } finally {
      await browser.close()
    }
  },
}
