import type { Locator, Page } from 'playwright-core'
import type { EditorPage } from './editor-page.ts'

/** The threads beside a text, as somebody sees and uses them. */
export class ThreadPage {
  readonly editor: EditorPage
  readonly page: Page
  readonly composer: Locator

  constructor(editor: EditorPage) {
    this.editor = editor
    this.page = editor.page
    this.composer = editor.page.getByRole('region', { name: 'Nieuwe opmerking' })
  }

  /** Selects the first of these words in the text, as a pointer would; resolves when the editor knows. */
  async select(words: string): Promise<void> {
    await this.editor.sees(words)
    await this.page.evaluate((wanted) => {
      const text = document.querySelector<HTMLElement>('[role=textbox][aria-multiline=true]')
      if (!text) return
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at < 0) continue
        text.focus()
        document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
        return
      }
    }, words)
    // a selection reaches the editor in a task of its own
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
    )
  }

  /** The card of the thread that says this. */
  card(words: string): Locator {
    return this.page.locator('[data-thread-card]', { hasText: words })
  }

  /** Resolves when what is typed goes into the composer. */
  async composing(): Promise<void> {
    const field = this.composer.getByRole('textbox', { name: 'Uw opmerking' })
    await field.and(this.page.locator(':focus')).waitFor()
  }

  /** Comments on these words, by the keyboard. */
  async comment(on: string, words: string): Promise<Locator> {
    await this.select(on)
    await this.page.keyboard.press('Control+Alt+m')
    await this.composing()
    await this.page.keyboard.type(words)
    await this.page.keyboard.press('Control+Enter')
    await this.card(words).waitFor()
    return this.card(words)
  }

  /** Begins a proposal about these words, and gives back the field of the new ones, ready to be typed in. */
  async beginProposal(on: string): Promise<Locator> {
    await this.select(on)
    await this.page.getByRole('button', { name: 'Voorstellen' }).click()
    await this.composer.getByLabel('Over deze tekst').getByText(on, { exact: true }).waitFor()
    const place = this.composer.getByRole('textbox', { name: 'Nieuwe tekst' })
    // the field takes the focus, with its caret at the end: what is typed before that stands behind the words of now
    await place.and(this.page.locator(':focus')).waitFor()
    return place
  }

  /** Says why, in the composer of a proposal. */
  async explain(why: string): Promise<void> {
    await this.composer.getByRole('textbox', { name: 'Toelichting' }).click()
    await this.page.keyboard.type(why)
  }

  /** Proposes to put these words in the place of others. */
  async propose(on: string, words: string, why: string): Promise<Locator> {
    const place = await this.beginProposal(on)
    await place.fill(words)
    await this.explain(why)
    return this.composer
  }

  /** Proposes it to everybody; resolves when it is there. */
  async postProposal(on: string, words: string, why: string): Promise<void> {
    const composer = await this.propose(on, words, why)
    await composer.getByLabel('Wie ziet dit?').selectOption('everyone')
    await composer.getByRole('button', { name: 'Plaatsen' }).click()
    await this.card(why).waitFor()
  }

  /** The right to write is taken, by `take`, when a decision has arrived and before this page hears that it did. */
  async loseRightsAfterDecision(take: () => Promise<unknown>): Promise<void> {
    await this.page.route('**/decision', async (route) => {
      const response = await route.fetch()
      await take()
      await this.page.locator('[aria-multiline=true][contenteditable=false]').waitFor()
      await route.fulfill({ response })
    })
  }

  /** Where these marks are in the text, by their words. */
  marks(): Locator {
    return this.editor.text.locator('mark[data-thread]')
  }
}
