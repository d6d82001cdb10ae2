import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#shared/lib/problem.ts'
import type { Conversion, ConversionAnswer } from './apart.ts'
import { stateToContent } from './from-state.ts'
import { frozenToContent } from './frozen-out.ts'
import { stateToOutline, type Outline } from './outline.ts'
import { contentToUpdate } from './to-update.ts'

/** The thread of one long conversion; started by `apart.ts`, ended when it has answered. */
function answer(): ConversionAnswer {
  // The only one who starts this gives it a conversion
  const asked = workerData as Conversion
  try {
    return { result: resultOf(asked) }
  } catch (error) {
    // an error loses its class when it crosses threads
    if (error instanceof Problem) return { problem: error.code }
    throw error
  }
}

function resultOf(asked: Conversion): string | Uint8Array | Outline {
  switch (asked.kind) {
    case 'to-content':
      return stateToContent(asked.state, asked.format, asked.numbered)
    case 'frozen-to-content':
      return frozenToContent(asked.frozen, asked.format, asked.numbered)
    case 'to-outline':
      return stateToOutline(asked.state)
    case 'to-update':
      return contentToUpdate(asked.format, asked.body)
  }
}

parentPort?.postMessage(answer(), [])
