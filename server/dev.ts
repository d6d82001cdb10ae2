import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'vite'

/** `npm run dev`: the server with restart, and before it Vite with hot reload, which passes `/api` and `/sync` on. */
const server = spawn(process.execPath, ['--watch', 'server/main.ts'], { stdio: 'inherit' })
const pages = await createServer({ configFile: 'vite.config.ts' })
await pages.listen()
pages.printUrls()

process.once('SIGINT', () => server.kill('SIGINT'))
process.once('SIGTERM', () => server.kill('SIGTERM'))
await once(server, 'exit')
await pages.close()
