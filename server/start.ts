import { buildClient } from './build-client.ts'
import { fail } from './run.ts'

/** `npm start`: the client is built when it is not there or older than its sources, then the server starts. */
try {
  await buildClient()
} catch (error) {
  fail(error)
}
await import('./main.ts')
