import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome']

/** Flags for a browser that talks to nobody but the server under test. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of Chromium on this machine; undefined when there is none. */
export function findChromium(): string | undefined {
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Chromium from the machine, else from the system's package manager.
 * @throws {Error} with the one command that installs it, when neither works
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const command of [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-yq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
  ]) {
    const [program = '', ...args] = [...sudo, ...command]
    spawnSync(program, args, { stdio: 'inherit' })
  }
  const installed = findChromium()
  if (!installed) throw new Error('The browser tests need Chromium. Install it first: apt-get install chromium')
  return installed
}
