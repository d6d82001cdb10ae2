import type { Page } from 'playwright-core'
import { optionsAnswer, type OptionsAnswer } from '#shared/dilemmas/options-schema.ts'
import { dilemma } from '#shared/dilemmas/schema.ts'
import type { Visibility } from '#shared/threads/visibility.ts'
import { faultsOf } from './axe.ts'
import { EditorPage, signedIn } from './editor-page.ts'
import { joined } from './join.ts'
import type { Stage } from './journey.ts'
import { tabTo } from './keyboard.ts'
import type { ApiPerson } from './workspace.ts'

/** Dilemmas of a workspace with their tables of options, by request and as people see them. */
export class OptionsStage {
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** An adviser of the koepel of the water authorities, in one circle with Tineke. */
  adviser(): Promise<ApiPerson> {
    const { server, workspace } = this.#stage
    const newcomer = {
      name: 'Bas Terpstra',
      email: 'bas@samen.example',
      organisation: 'uvw',
      role: 'commenter',
    } as const
    return joined(server, workspace, newcomer)
  }

  get dilemmas(): string {
    return `/dossiers/${this.#stage.workspace.dossierId}/dilemmas`
  }

  /** A dilemma that everybody sees; @returns its id */
  async raise(person: ApiPerson, question: string): Promise<string> {
    return dilemma.parse(await person.json('POST', this.dilemmas, { question, visibility: 'everyone' })).id
  }

  async optionsOf(person: ApiPerson, id: string): Promise<OptionsAnswer> {
    return optionsAnswer.parse(await person.json('GET', `${this.dilemmas}/${id}/options`))
  }

  /** Opens the table of a circle; @returns its document */
  async opened(person: ApiPerson, id: string, visibility: Visibility): Promise<string> {
    const answer = optionsAnswer.parse(
      await person.json('POST', `${this.dilemmas}/${id}/options/tables`, { visibility }),
    )
    return answer.tables.find(({ circle }) => circle.visibility === visibility)?.documentId ?? ''
  }

  /** Remarks on a row of the widest table: 0 is its first option. */
  async remark(person: ApiPerson, id: string, row: number, remark: object): Promise<OptionsAnswer> {
    const table = (await this.optionsOf(person, id)).tables.at(0)
    const path = `${this.dilemmas}/${id}/options/tables/${table?.id}/rows/${table?.rows?.[row]?.ids[0]}/remark`
    return optionsAnswer.parse(await person.json('PUT', path, remark))
  }

  /** The page of a dilemma, as somebody sees it. */
  async pageOf(person: ApiPerson, id: string): Promise<Page> {
    const { server, browser } = this.#stage
    const page = await (await signedIn(browser, server, person)).newPage()
    await page.goto(`${server.origin}${this.dilemmas}/${id}`)
    await page.getByRole('heading', { level: 2, name: 'Opties' }).waitFor()
    return page
  }

  async editorOf(person: ApiPerson, documentId: string): Promise<EditorPage> {
    const { server, browser } = this.#stage
    return await EditorPage.open(await signedIn(browser, server, person), server, documentId)
  }
}

/** A cell of the table in the text: row 1 is the first option. */
export const cell = (editor: EditorPage, row: number, column: number) =>
  editor.text.locator('tr').nth(row).locator('th, td').nth(column)

/** Types in a cell of the table in the text, until it is saved. */
export async function write(
  editor: EditorPage,
  at: readonly [row: number, column: number],
  words: string,
): Promise<void> {
  await cell(editor, ...at).click()
  await editor.type(words)
  await editor.saved()
}

/** Out of the text, to the panel of the options beside it, without a mouse. */
export async function toPanel(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await tabTo(page, 'Opmerkingen')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('link', { name: 'Naar het dilemma' }).waitFor()
}

/** The words of what has the focus; empty when it was lost. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement === document.body ? '' : (document.activeElement?.textContent ?? '')))

/** Everything that axe and the width of the window find wrong, narrow and wide. */
export async function faultsAtBothWidths(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const [width, height] of [
    [390, 800],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const fault of await faultsOf(page)) faults.push(`${width}: ${fault}`)
  }
  return faults
}
