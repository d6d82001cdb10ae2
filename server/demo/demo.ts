import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { dayOf } from '#server/lib/today.ts'
import { fill } from './fill.ts'
import { administrator, demoPassword, people } from './story.ts'

/** `npm run demo`: `npm start` on a throw-away database with a living example in it. */
async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'samenschrift-demo-'))
  const server = spawn(process.execPath, ['server/start.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // oxlint-disable-next-line node/no-process-env -- handed on whole; only the data folder is the demo's own
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  })
  const stop = (): boolean => server.kill('SIGTERM')
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const ended = once(server, 'exit')
  const link = await Promise.race([setupLink(server), ended.then(() => undefined)])
  if (link) {
    const { origin } = new URL(link)
    await fill(origin, link, dayOf(Date.now()))
    print(origin)
  }
  await ended
  await rm(dataDir, { recursive: true })
  process.exitCode = server.exitCode ?? 0
}

/** The one-time link that the server prints at its first start; what it says about it is not for the demo's visitor. */
function setupLink(server: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    if (!server.stdout) return
    createInterface(server.stdout).on('line', (line) => {
      const link = /https?:\S+#\S+/u.exec(line)?.[0]
      if (link) resolve(link)
    })
  })
}

function print(origin: string): void {
  const rows = [
    ...people.map(({ email, name, role, says }) => [email, name, says, role ?? '']),
    [administrator.email, administrator.name, 'beheer van de werkruimte', ''],
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  console.log(`\nThe demo runs at ${origin}. Everybody's password is ${demoPassword}\n`)
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`)
  console.log('\nStop it with Ctrl+C; nothing of it is kept.')
}

await main()
