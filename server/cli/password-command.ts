import { email } from '#shared/auth/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { accountByEmail } from '#server/auth/account-store.ts'
import { hashNewPassword } from '#server/auth/new-password.ts'
import { resetPassword } from '#server/auth/reset-password.ts'
import type { Config } from '#server/config.ts'
import { commandLine } from '#server/events/acts.ts'
import { withDatabase } from './open.ts'
import { CommandError, parse, passwordFromInput, passwordWanted, UsageError, validOption } from './usage.ts'

const options = { email: { type: 'string' }, 'password-stdin': { type: 'boolean', default: false } } as const

/** `user password`: gives an account another password and ends its sessions; for whoever cannot get in any more. */
export async function passwordCommand(config: Config, args: string[]): Promise<void> {
  const { values } = parse(args, options, 0)
  if (!values['password-stdin']) throw new UsageError(passwordWanted)
  const address = validOption('--email', email, values.email)
  const password = await passwordFromInput()
  await withDatabase(config, async (db) => {
    const account = await accountByEmail(db, address)
    if (!account) throw new CommandError('There is no account with this e-mail address.')
    try {
      const hash = await hashNewPassword(password, [account.name, account.email])
      await db
        .transaction()
        .execute((tx) => resetPassword(tx, commandLine, { userId: account.id, hash, by: 'cli' }, Date.now()))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      throw new CommandError('This password is too common; choose another.', { cause: error })
    }
  })
}
