import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { AppContext, Middleware } from './context.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}
const YEAR = 'public, max-age=31536000, immutable'

/** The built client by path. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

interface StaticFile {
  readonly body: Uint8Array<ArrayBuffer>
  readonly brotli: Uint8Array<ArrayBuffer> | undefined
  readonly type: string
  /** Files under /assets carry a hash of their content in their name. */
  readonly caching: string
}

/** The built client, held in memory: a few megabytes, and nothing outside the build can ever be asked for. */
export async function loadStatic(dir: string): Promise<StaticFiles> {
  const names = (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length).replaceAll('\\', '/'))
  const files = new Map<string, StaticFile>()
  for (const name of names.filter((each) => !each.endsWith('.br'))) {
    files.set(name, {
      body: await bytes(join(dir, name)),
      brotli: names.includes(`${name}.br`) ? await bytes(join(dir, `${name}.br`)) : undefined,
      type: types[extname(name)] ?? 'application/octet-stream',
      caching: name.startsWith('/assets/') ? YEAR : 'no-cache',
    })
  }
  return files
}

const bytes = async (file: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await readFile(file))

/** Serves the client; every path that is no file and wants a page gets the application, which knows the pages. */
export const serveStatic = (files: StaticFiles): Middleware =>
  async function serveClient(c, next) {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const file = files.get(c.req.path) ?? (isPage(c) ? files.get('/index.html') : undefined)
    if (!file) return next()
    c.header('Content-Type', file.type)
    c.header('Cache-Control', file.caching)
    c.header('Vary', 'Accept-Encoding')
    const brotli = file.brotli && /\bbr\b/u.test(c.req.header('accept-encoding') ?? '') ? file.brotli : undefined
    if (brotli) c.header('Content-Encoding', 'br')
    // Hono answers HEAD by running GET and dropping the body
    return c.body(brotli ?? file.body)
  }

const isPage = (c: AppContext): boolean =>
  !/^\/(api|sync|assets|healthz|readyz|metrics)(\/|$)/u.test(c.req.path) && extname(c.req.path) === ''
