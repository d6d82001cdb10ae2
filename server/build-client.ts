import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandError } from '#server/cli/usage.ts'

const ROOT = join(import.meta.dirname, '..')
const BUILT = join(ROOT, 'dist/.built')
/** All that the built client depends on. */
const SOURCES = ['client', 'shared', 'package-lock.json', 'vite.config.ts']

/** Builds the client when what it was built from has changed; a hash of the sources lies beside the build. */
export async function buildClient(): Promise<void> {
  const hash = await hashSources()
  if (existsSync(BUILT) && (await readFile(BUILT, 'utf8')) === hash) return
  process.stderr.write('Building the pages, once …\n')
  await runVite()
  await writeFile(BUILT, hash)
}

/** In a process of its own: it needs 700 MB, which the server that starts after it would keep for as long as it runs. */
async function runVite(): Promise<void> {
  const command = [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']
  const vite = spawn(process.execPath, command, {
    cwd: ROOT,
    stdio: ['ignore', process.stderr, process.stderr],
    // oxlint-disable-next-line node/no-process-env -- handed on whole; a build is never React's development build
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [code] = await once(vite, 'close')
  if (code !== 0) throw new CommandError('The pages could not be built; what is above says why.')
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
