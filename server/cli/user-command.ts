import { email, personName } from '#shared/auth/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { organisationCode } from '#shared/organisations/schema.ts'
import { insertAccount } from '#server/auth/account-store.ts'
import { hashNewPassword } from '#server/auth/new-password.ts'
import type { Config } from '#server/config.ts'
import { commandLine, recordAct } from '#server/events/acts.ts'
import { newId } from '#server/lib/new-id.ts'
import { withDatabase } from './open.ts'
import { CommandError, parse, passwordFromInput, passwordWanted, UsageError, validOption } from './usage.ts'

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  organisation: { type: 'string' },
  admin: { type: 'boolean', default: false },
  'password-stdin': { type: 'boolean', default: false },
} as const

/** `user add`: makes an account and prints its id, nothing else. */
export async function addUserCommand(config: Config, args: string[]): Promise<void> {
  const { values } = parse(args, options, 0)
  if (!values['password-stdin']) throw new UsageError(passwordWanted)
  const account = {
    id: newId(),
    email: validOption('--email', email, values.email),
    name: validOption('--name', personName, values.name),
    organisationCode: validOption('--organisation', organisationCode, values.organisation),
    isAdmin: values.admin,
    locale: 'nl',
  } as const
  const password = await passwordFromInput()
  await withDatabase(config, async (db) => {
    try {
      const passwordHash = await hashNewPassword(password, [account.name, account.email])
      await db.transaction().execute(async (tx) => {
        await insertAccount(tx, { ...account, passwordHash }, Date.now())
        const details = { by: 'cli', organisation: account.organisationCode, isAdmin: account.isAdmin }
        const act = { action: 'account.create', objectKind: 'account', objectId: account.id, details } as const
        await recordAct(tx, commandLine, act, Date.now())
      })
    } catch (error) {
      throw inWords(error)
    }
  })
  process.stdout.write(`${account.id}\n`)
}

function inWords(error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  const sentences: Readonly<Record<string, string>> = {
    'email-in-use': 'There is an account with this e-mail address already.',
    'invalid-input': 'There is no such organisation now; look for its code in the register.',
    'password-too-common': 'This password is too common; choose another.',
  }
  return new CommandError(sentences[error.code] ?? error.code, { cause: error })
}
