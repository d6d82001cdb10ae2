import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EditorPage, launchBrowser, signedIn } from '#test/support/editor-page.ts'
import { RunningServer } from '#test/support/running-server.ts'
import { makeWorkspace } from '#test/support/workspace.ts'

/** Kilobytes (1000 bytes) of script, gzip. */
const MOST_KB = 400

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await RunningServer.start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test(`the editor page loads at most ${MOST_KB} kB of script`, async () => {
  const { people, makeDocument } = await makeWorkspace(server)
  const documentId = await makeDocument('Omvang', 'text', 'Tekst.')
  const context = await signedIn(browser, server, people.fatima)
  const loaded = new Set<string>()
  context.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) loaded.add(response.url())
  })
  const page = await EditorPage.open(context, server, documentId)
  await page.saved()
  const sizes = await Promise.all(
    [...loaded].map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length / 1000),
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`the editor page loads ${total.toFixed(0)} kB of script in ${sizes.length} files`)
  expect(total).toBeLessThanOrEqual(MOST_KB)
  await context.close()
})
