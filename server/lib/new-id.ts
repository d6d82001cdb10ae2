import { randomBytes } from 'node:crypto'

/** 128 random bits as base64url: opaque, not guessable, safe in a path. */
export const newId = (): string => randomBytes(16).toString('base64url')
