import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '#test/support/editor-page.ts'
import { RunningServer } from '#test/support/running-server.ts'

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await RunningServer.start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What a slow connection can bear before somebody may type his address. */
const MAX_SIGN_IN_BYTES = 150_000

test('the first load of the sign-in page asks for at most 150 kB of script, gzipped', async () => {
  const page = await browser.newPage()
  const scripts: string[] = []
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url())
  })
  await page.goto(`${server.origin}/dossiers`)
  await page.getByRole('button', { name: 'Inloggen' }).waitFor()
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(
    scripts.map(async (url) => gzipSync(await (await fetch(url)).text(), { level: 9 }).length),
  )
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0)
  console.log(`sign-in: ${scripts.length} scripts, ${total} bytes gzipped`)
  expect(scripts.length).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(MAX_SIGN_IN_BYTES)
  // the policy refuses what is inline or from elsewhere, and says so in the console; not signed in is 401
  expect(errors.filter((text) => !text.includes('401'))).toEqual([])
})
