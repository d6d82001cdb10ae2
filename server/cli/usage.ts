import { text } from 'node:stream/consumers'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import type { z } from 'zod'
import { newPassword } from '#shared/auth/schema.ts'

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

/** A password is never an option: the list of processes and the history of the shell would show it. */
export const passwordWanted = 'Give --password-stdin, and the password as input.'

/**
 * The password that stands in the input.
 * @throws {CommandError} when it is too short or too long
 */
export async function passwordFromInput(): Promise<string> {
  const password = newPassword.safeParse((await text(process.stdin)).replace(/\r?\n$/u, ''))
  if (!password.success) throw new CommandError('A password has at least 12 characters, at most 256.')
  return password.data
}

/**
 * The value of an option that must be there.
 * @throws {UsageError} naming the option
 */
export function validOption<T extends z.ZodType>(option: string, schema: T, value: unknown): z.output<T> {
  if (value === undefined) throw new UsageError(`Give ${option}.`)
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new UsageError(`The value of ${option} is not right.`)
  return parsed.data
}
