import { buildClient } from '#server/build-client.ts'

/** The pages are built once, before the first browser journey: the servers that start side by side find them there. */
export const setup = (): Promise<void> => buildClient()
