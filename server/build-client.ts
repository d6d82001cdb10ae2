import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const BUILT = join(ROOT, 'dist/.built')
/** All that the built client depends on. */
const SOURCES = ['client', 'shared', 'package-lock.json', 'vite.config.ts']

/** Builds the client when what it was built from has changed; a hash of the sources lies beside the build. */
export async function buildClient(): Promise<void> {
  const hash = await hashSources()
  if (existsSync(BUILT) && (await readFile(BUILT, 'utf8')) === hash) return
  process.stderr.write('Building the pages, once …\n')
  // imported only when needed: it takes longer than the rest of the start
  const { build } = await import('vite')
  await build({ configFile: join(ROOT, 'vite.config.ts'), root: join(ROOT, 'client'), logLevel: 'warn' })
  await writeFile(BUILT, hash)
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of await filesOf(join(ROOT, source))) {
      hash.update(`${file.slice(ROOT.length)}\n`)
      hash.update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

/** The file itself, or the files of a folder in a fixed order. */
async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!entries) return [path]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}
