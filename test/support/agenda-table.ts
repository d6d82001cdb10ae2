import type { Browser } from 'playwright-core'
import { EditorPage, launchBrowser, signedIn } from './editor-page.ts'
import { RunningServer } from './running-server.ts'
import { ThreadPage } from './thread-page.ts'
import { makeWorkspace, type Workspace } from './workspace.ts'

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

  static async set(): Promise<AgendaTable> {
    const server = await RunningServer.start()
    return new AgendaTable(server, await launchBrowser(), await makeWorkspace(server))
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

  async clear(): Promise<void> {
    await this.#browser.close()
    await this.server.stop()
  }
}
