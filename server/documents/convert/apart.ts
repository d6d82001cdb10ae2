import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ContentFormat, ImportFormat } from '#shared/documents/schema.ts'
import { Problem, type ProblemCode } from '#shared/lib/problem.ts'
import { stateToContent } from './from-state.ts'
import { frozenToContent } from './frozen-out.ts'
import { stateToOutline, type Outline } from './outline.ts'
import { contentToUpdate } from './to-update.ts'

/** Up to here a conversion takes some tens of milliseconds, less than starting a thread. */
const MAX_HERE = 64 * 1024
/** The longest that people write (a hundred pages) takes a second; what takes so long was made to hurt. */
const MAX_MS = 30_000
const MAX_MEMORY_MB = 1_536

export type Conversion =
  | {
      readonly kind: 'to-content'
      readonly state: Uint8Array
      readonly format: ContentFormat
      readonly numbered: boolean
    }
  | {
      readonly kind: 'frozen-to-content'
      readonly frozen: string
      readonly format: ContentFormat
      readonly numbered: boolean
    }
  | { readonly kind: 'to-outline'; readonly state: Uint8Array }
  | { readonly kind: 'to-update'; readonly format: ImportFormat; readonly body: string }
export type ConversionAnswer = { readonly result: string | Uint8Array | Outline } | { readonly problem: ProblemCode }

/**
 * As {@link stateToContent}; what is long in a thread of its own, so that nobody's typing waits for it. One at a time:
 * many at once would take the memory.
 * @throws {Problem} `too-large` when it takes too long or too much
 */
export async function stateToContentApart(state: Uint8Array, format: ContentFormat, numbered = false): Promise<string> {
  if (state.length <= MAX_HERE) return stateToContent(state, format, numbered)
  // What the worker gives for this kind
  return (await apart({ kind: 'to-content', state, format, numbered })) as string
}

/** As {@link frozenToContent}, in the way of {@link stateToContentApart}. */
export async function frozenToContentApart(frozen: string, format: ContentFormat, numbered: boolean): Promise<string> {
  if (frozen.length <= MAX_HERE) return frozenToContent(frozen, format, numbered)
  // What the worker gives for this kind
  return (await apart({ kind: 'frozen-to-content', frozen, format, numbered })) as string
}

/** As {@link contentToUpdate}, in the way of {@link stateToContentApart}. */
export async function contentToUpdateApart(format: ImportFormat, body: string): Promise<Uint8Array> {
  if (body.length <= MAX_HERE) return contentToUpdate(format, body)
  // What the worker gives for this kind
  return (await apart({ kind: 'to-update', format, body })) as Uint8Array
}

/** As {@link stateToOutline}, in the way of {@link stateToContentApart}. */
export async function stateToOutlineApart(state: Uint8Array): Promise<Outline> {
  if (state.length <= MAX_HERE) return stateToOutline(state)
  // What the worker gives for this kind
  return (await apart({ kind: 'to-outline', state })) as Outline
}

let last: Promise<unknown> = Promise.resolve()

function apart(conversion: Conversion): Promise<string | Uint8Array | Outline> {
  const mine = last.then(() => convert(conversion))
  last = mine.catch(() => undefined)
  return mine
}

async function convert(conversion: Conversion): Promise<string | Uint8Array | Outline> {
  const worker = new Worker(new URL('./convert-worker.ts', import.meta.url), {
    workerData: conversion,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  })
  const timer = setTimeout(() => void worker.terminate(), MAX_MS)
  try {
    const ended = once(worker, 'exit').then((): ConversionAnswer => ({ problem: 'too-large' }))
    // The only message of this worker
    const message = once(worker, 'message').then(([answer]) => answer as ConversionAnswer)
    const answer = await Promise.race([message, ended])
    if ('problem' in answer) throw new Problem(answer.problem)
    return answer.result
  } catch (error) {
    if (isOutOfMemory(error)) throw new Problem('too-large')
    throw error
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
