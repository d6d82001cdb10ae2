import { pino, type Logger } from 'pino'

export type { Logger }

/** Where secrets could appear by accident; document text is never given to the log at all. */
const redact = ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token', '*.email']

export const createLog = (level: string): Logger => pino({ level, redact, base: null })
