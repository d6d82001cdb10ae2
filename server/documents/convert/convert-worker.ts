import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#shared/lib/problem.ts'
import type { Conversion, ConversionAnswer } from './apart.ts'
import { stateToContent } from './from-state.ts'
import { contentToUpdate } from './to-update.ts'

/** The thread of one long conversion; started by `apart.ts`, ended when it has answered. */
function answer(): ConversionAnswer {
  // The only one who starts this gives it a conversion
  const asked = workerData as Conversion
  try {
    return asked.kind === 'to-content'
      ? { result: stateToContent(asked.state, asked.format) }
      : { result: contentToUpdate(asked.format, asked.body) }
  } catch (error) {
    // an error loses its class when it crosses threads
    if (error instanceof Problem) return { problem: error.code }
    throw error
  }
}

parentPort?.postMessage(answer(), [])
