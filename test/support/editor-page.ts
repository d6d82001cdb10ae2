import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'
import { chromiumArgs, ensureChromium } from './chromium.ts'
import type { RunningServer } from './running-server.ts'
import { type ApiPerson, testPassword } from './workspace.ts'

/** How long a page may take for what must come. */
const PATIENCE_MS = 20_000

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArgs] })

/** What somebody looks at, and whether he touches it. */
export interface Screen {
  readonly width: number
  readonly height: number
  readonly touch?: true
}

/** Somebody with a browser profile of his own, signed in. */
export async function signedIn(
  browser: Browser,
  server: RunningServer,
  person: ApiPerson,
  { width, height, touch }: Screen = { width: 1440, height: 900 },
): Promise<BrowserContext> {
  const viewport = { width, height }
  const context = await browser.newContext({
    viewport,
    hasTouch: touch === true,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const answer = await context.request.post(`${server.origin}/api/v1/session`, {
    data: { email: person.email, password: testPassword },
    headers: { Origin: server.origin },
  })
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}`)
  return context
}

/** Lets the pages that this browser opens from then on get old, as when the server is updated while they are open. */
export const letGetOld = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const Original = WebSocket
    window.WebSocket = class extends Original {
      constructor(url: string | URL, protocols?: string | string[]) {
        const other = localStorage.getItem('test.schema')
        super(other ? String(url).replace(/schema=\w+/u, `schema=${other}`) : url, protocols)
      }
    }
  })

/** The page of a document, as somebody sees it. */
export class EditorPage {
  readonly page: Page
  readonly text: Locator
  readonly status: Locator
  /** What went wrong in the page; a test ends with this empty. */
  readonly errors: string[] = []

  constructor(page: Page) {
    this.page = page
    this.text = page.locator('[role=textbox][aria-multiline=true]')
    this.status = page.locator('[role=status][data-state]')
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message))
  }

  static async open(context: BrowserContext, server: RunningServer, documentId: string): Promise<EditorPage> {
    const editor = new EditorPage(await context.newPage())
    await editor.page.goto(`${server.origin}/documenten/${documentId}`)
    await editor.text.waitFor()
    return editor
  }

  /** Puts the caret at the end of the paragraph that holds these words. */
  async caretAfter(words: string): Promise<void> {
    await this.text.locator('p', { hasText: words }).first().click()
    await this.page.evaluate((wanted) => {
      const paragraph = [...document.querySelectorAll('.ProseMirror p')].find((one) => one.textContent.includes(wanted))
      if (paragraph) document.getSelection()?.setPosition(paragraph, paragraph.childNodes.length)
    }, words)
  }

  /** It is of before an update: at its next connection it says another schema than the server has. See `letGetOld`. */
  async getOld(): Promise<void> {
    await this.page.evaluate(() => localStorage.setItem('test.schema', '0123456789abcdef'))
  }

  async getNew(): Promise<void> {
    await this.page.evaluate(() => localStorage.removeItem('test.schema'))
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words)
  }

  /** Resolves when the page says that all is saved. */
  async saved(): Promise<void> {
    await this.state('saved')
  }

  /** Resolves when the save state is of this kind. */
  async state(kind: string): Promise<void> {
    await this.page.locator(`[role=status][data-state="${kind}"]`).waitFor()
  }

  /** Resolves when the text holds these words. */
  async sees(words: string): Promise<void> {
    await this.text.getByText(words).first().waitFor()
  }

  /** All words, without how the page lays them out; also those that are out of sight, which the browser leaves out. */
  async words(): Promise<string> {
    const words = await this.text.evaluate((text: HTMLElement) => {
      const all = new CSSStyleSheet()
      all.replaceSync('.ProseMirror > * { content-visibility: visible !important }')
      document.adoptedStyleSheets.push(all)
      const { innerText } = text
      document.adoptedStyleSheets.pop()
      return innerText
    })
    return words.replace(/\s+/gu, ' ').trim()
  }
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** All words of `GET …/content?format=html`, as {@link EditorPage.words} gives them. */
export const wordsOfHtml = (html: string): string =>
  html
    .replaceAll(/<(?:\/(?:p|h\d)|br)>/gu, ' ')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&\w+;/gu, (entity) => entities[entity] ?? entity)
    .replace(/\s+/gu, ' ')
    .trim()
