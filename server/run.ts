import { ConfigError } from './config.ts'
import { StorageError } from '#server/db/storage-errors.ts'
import { ListenError } from '#server/http/listen.ts'
import { BackupError } from '#server/admin/backup.ts'
import { CommandError } from '#server/cli/usage.ts'

const forOperator = [ConfigError, StorageError, ListenError, CommandError, BackupError]

/** What an operator can mend: told in one line, without a stack. Everything else is a bug, and told whole. */
const isForOperator = (error: unknown): error is Error => forOperator.some((kind) => error instanceof kind)

/**
 * Runs a server until SIGTERM or SIGINT, then stops it and exits with 0; a second signal does not wait. A start that
 * fails is one clear line and exit code 1.
 */
export async function runUntilStopped(start: () => Promise<() => Promise<void>>): Promise<void> {
  const starting = start()
  let isStopping = false
  const onSignal = (): void => {
    if (isStopping) process.exit(1)
    isStopping = true
    // also when it comes during the start: what was begun is finished and then let go of
    starting
      .then((stop) => stop())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  try {
    await starting
  } catch (error) {
    fail(error)
  }
}

/** Tells what went wrong and ends the process with exit code 1. */
export function fail(error: unknown): never {
  process.stderr.write(`${isForOperator(error) ? error.message : inspectError(error)}\n`)
  process.exit(1)
}

const inspectError = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? error.message) + (error.cause ? `\n${inspectError(error.cause)}` : '')
    : String(error)
