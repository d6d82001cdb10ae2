import { z } from 'zod'

/** In digits: `Number` takes a space for 0 and `0x10` for 16. */
const number = z.string().regex(/^\d+$/u, 'a number is expected').transform(Number)
const port = number.pipe(z.number().max(65_535))
const origin = z
  .url({ protocol: /^https?$/u })
  .transform((value) => new URL(value))
  .refine((url) => url.pathname === '/' && !url.search && !url.hash, 'an origin has no path')
  .transform((url) => url.origin)

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.never({ error: 'only the embedded database is there in this version; leave it empty' }).optional(),
  REDIS_URL: z.never({ error: 'one node is what this version runs on; leave it empty' }).optional(),
  PUBLIC_URL: origin.optional(),
  /** How many reverse proxies stand before this server; that many entries of X-Forwarded-For are believed. */
  TRUST_PROXY: number.pipe(z.number().max(5)).default(0),
  /** Whom makers of other programs can write to; in the OpenAPI. */
  CONTACT_EMAIL: z.email().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** The origin that users see, without a slash at the end. */
  readonly publicUrl: string
  /** Whether PUBLIC_URL said so; else it follows from the host and the port. */
  readonly isPublicUrlGiven: boolean
  readonly isSecure: boolean
  readonly trustProxy: number
  readonly contactEmail: string | undefined
  readonly logLevel: string
}

/** A wrong or missing setting. The message names each variable and what is wrong with it. */
export class ConfigError extends Error {}

/**
 * The environment as one frozen object.
 * @throws {ConfigError} naming every variable that is wrong, all at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`These settings are wrong:\n${lines.join('\n')}`)
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, TRUST_PROXY, CONTACT_EMAIL, LOG_LEVEL } = parsed.data
  const publicUrl = PUBLIC_URL ?? localUrl(HOST, PORT)
  return Object.freeze({
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    publicUrl,
    isPublicUrlGiven: PUBLIC_URL !== undefined,
    isSecure: publicUrl.startsWith('https:'),
    trustProxy: TRUST_PROXY,
    contactEmail: CONTACT_EMAIL,
    logLevel: LOG_LEVEL,
  })
}

const localUrl = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/** The settings once the real port is known: PORT 0 lets the system choose one. */
export const withPort = (config: Config, port: number): Config =>
  Object.freeze({
    ...config,
    port,
    publicUrl: config.isPublicUrlGiven ? config.publicUrl : localUrl(config.host, port),
  })

/** The only place that reads the process's environment. */
// oxlint-disable-next-line node/no-process-env -- this is that place
export const configFromProcess = (): Config => readConfig(process.env)
