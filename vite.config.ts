import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const compressible = /\.(js|css|html|svg|json)$/u

/** Writes a .br beside every text file of the build, at the strongest level: once here instead of per request. */
const brotli = (): Plugin => ({
  name: 'brotli',
  apply: 'build',
  async writeBundle({ dir }) {
    if (!dir) return
    const files = await readdir(dir, { recursive: true })
    for (const file of files.filter((name) => compressible.test(name))) {
      const content = await readFile(join(dir, file))
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
      await writeFile(join(dir, `${file}.br`), brotliCompressSync(content, { params }))
    }
  },
})

const otherLanguage =
  /[/\\](?:react-aria|react-stately|react-aria-components)[/\\].*[/\\]intl[/\\].*[/\\](?!nl-NL|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/u

/** React Aria carries its words in 34 languages; the product speaks two of them, which saves a page some 25 kB. */
const ownLanguages = (): Plugin => ({
  name: 'own-languages',
  load: (id) => (otherLanguage.test(id) ? 'export default {}' : undefined),
})

const server = 'http://127.0.0.1:3000'

export default defineConfig({
  root: 'client',
  plugins: [react(), ownLanguages(), brotli()],
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false },
  server: { proxy: { '/api': server, '/sync': { target: server, ws: true } } },
  test: {
    root: '.',
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/slow/**', 'test/cli/**'],
          // the product is loaded, and warm, once per worker instead of once per file: half the time. So no file may
          // leave something behind in a module, which the product's own modules may not keep either
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/{slow,e2e,cli}/**/*.test.ts'],
          globalSetup: ['test/support/build-pages.ts'],
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
