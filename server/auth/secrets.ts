import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a one-time link. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url')

/**
 * What is stored of a secret. Unsalted SHA-256 is enough for random input of 200 bits and more: there is nothing to guess.
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
