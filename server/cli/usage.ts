import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** The command or its options are wrong: exit code 2. */
export class UsageError extends Error {}
/** What was asked cannot be done; the message says why: exit code 1, without a stack. */
export class CommandError extends Error {}

/**
 * The options and names of a command, exactly those that it knows.
 * @param names how many names without an option it takes
 * @throws {UsageError}
 */
export function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T, names: number) {
  const parsed = parseOrRefuse(args, options)
  if (parsed.positionals.length !== names) {
    throw new UsageError(names === 0 ? 'This command takes no file.' : 'Give one file.')
  }
  return parsed
}

function parseOrRefuse<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // its first sentence; what follows is about `--`, which no command here needs
    const [message = ''] = error instanceof Error ? error.message.split('. ') : [String(error)]
    throw new UsageError(`${message.replace(/\.$/u, '')}.`)
  }
}
