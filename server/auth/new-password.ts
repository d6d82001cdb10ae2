import { isCommon } from '#shared/auth/rules.ts'
import { Problem } from '#shared/lib/problem.ts'
import common from './common-passwords.json' with { type: 'json' }
import { hashPassword } from './password.ts'

const words: ReadonlySet<string> = new Set(common.words)
const whole: ReadonlySet<string> = new Set(common.passwords)

/**
 * The hash of a password that somebody chose.
 * @param about what others know of him: name, e-mail address, organisation
 * @throws {Problem} `password-too-common`
 */
export async function hashNewPassword(password: string, about: readonly string[]): Promise<string> {
  if (isCommon(password, { words, whole, about })) throw new Problem('password-too-common')
  return await hashPassword(password)
}
