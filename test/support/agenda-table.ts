import type { Browser } from 'playwright-core'
import { EditorPage, signedIn } from './editor-page.ts'
import { setStage } from './journey.ts'
import type { RunningServer } from './running-server.ts'
import { ThreadPage } from './thread-page.ts'
import type { Workspace } from './workspace.ts'

const agenda = `## 1. Doel

Rijk, provincies en gemeenten willen dat water en bodem sturend zijn.

De waterschappen geven een bindend wateradvies af.

## 2. Bekostiging

Voor 2027 is 42 miljoen euro beschikbaar. Kleine gemeenten dragen zelf de uitvoering.

Slotalinea van deze agenda.
`

/** A server, a browser and everybody of a dossier round one agenda: for journeys about what is said beside a text. */
export class AgendaTable {
  readonly server: RunningServer
  readonly workspace: Workspace
  readonly #browser: Browser

  private constructor(server: RunningServer, browser: Browser, workspace: Workspace) {
    this.server = server
    this.#browser = browser
    this.workspace = workspace
  }

  /** Sets it for the tests of a file, and clears it after the last. */
  static async set(): Promise<AgendaTable> {
    const { server, browser, workspace } = await setStage()
    return new AgendaTable(server, browser, workspace)
  }

  /** @returns the id of a new agenda with this title */
  async makeDocument(title: string): Promise<string> {
    return await this.workspace.makeDocument(title, 'markdown', agenda)
  }

  /** The agenda as one of the dossier has it open, with its text in sight. */
  async open(member: keyof Workspace['people'], documentId: string): Promise<ThreadPage> {
    const context = await signedIn(this.#browser, this.server, this.workspace.people[member])
    const editor = await EditorPage.open(context, this.server, documentId)
    await editor.sees('Slotalinea')
    return new ThreadPage(editor)
  }

  /** Closes pages. @throws {Error} when something went wrong on one */
  async leave(...pages: readonly ThreadPage[]): Promise<void> {
    for (const { editor, page } of pages) {
      if (editor.errors.length > 0) throw new Error(editor.errors.join('\n'))
      await page.context().close()
    }
  }
}
