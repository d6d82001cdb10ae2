import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { contentToDocument } from '#server/documents/convert/to-update.ts'

/** Fills the page with a bare Tiptap that holds this Markdown. */
export async function bareTiptap(page: Page, markdown: string): Promise<void> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: fileURLToPath(import.meta.resolve('./bare-page.ts')), formats: ['iife'], name: 'bare' },
      target: 'es2023',
    },
  })
  const [first] = Array.isArray(result) ? result : [result]
  const chunk = first && 'output' in first ? first.output.find((file) => file.type === 'chunk') : undefined
  if (chunk?.type !== 'chunk') throw new Error('the bare editor was not built')
  await page.setContent(
    '<!doctype html><html lang="nl"><body><main style="max-width:42rem;margin:auto;font:18px/1.6 sans-serif"></main></body></html>',
  )
  await page.addScriptTag({ content: chunk.code })
  const content: unknown = contentToDocument('markdown', markdown).toJSON()
  await page.evaluate((json) => {
    const start: unknown = Reflect.get(globalThis, 'startBare')
    if (typeof start === 'function') start(json)
  }, content)
}
