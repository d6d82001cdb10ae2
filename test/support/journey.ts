import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll } from 'vitest'
import { EditorPage, launchBrowser, signedIn } from './editor-page.ts'
import { RunningServer } from './running-server.ts'
import { makeWorkspace, type Workspace } from './workspace.ts'

/** What a file of journeys is played on. */
export interface Stage {
  readonly server: RunningServer
  readonly browser: Browser
  readonly workspace: Workspace
}

/** A server with a dossier of all layers in it, and a browser; both go after the last test of the file that asks. */
export async function setStage(): Promise<Stage> {
  const server = await RunningServer.start()
  afterAll(() => server.stop())
  const browser = await launchBrowser()
  afterAll(() => browser.close())
  return { server, browser, workspace: await makeWorkspace(server) }
}

interface Opening {
  readonly title: string
  readonly markdown: string
  readonly member?: keyof Workspace['people']
  readonly viewport?: { width: number; height: number } | undefined
}

/** A new document with this Markdown in it, open and saved, with its id and the browser's context to be closed. */
export async function openNew(
  { server, browser, workspace }: Stage,
  { title, markdown, member = 'fatima', viewport = { width: 1440, height: 900 } }: Opening,
): Promise<[EditorPage, string, BrowserContext]> {
  const documentId = await workspace.makeDocument(title, 'markdown', markdown)
  const context = await signedIn(browser, server, workspace.people[member], viewport)
  const editor = await EditorPage.open(context, server, documentId)
  await editor.saved()
  return [editor, documentId, context]
}
