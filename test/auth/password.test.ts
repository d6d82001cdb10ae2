import { expect, test } from 'vitest'
import { hashPassword, isPassword } from '#server/auth/password.ts'

test('a password is kept as an argon2id PHC string with the OWASP parameters, and its own salt', async () => {
  const [one, two] = await Promise.all([hashPassword('vier lagen, een tekst'), hashPassword('vier lagen, een tekst')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/u)
  expect(one).not.toBe(two)
  expect(await isPassword('vier lagen, een tekst', one)).toBe(true)
  expect(await isPassword('vier lagen, een tekst ', one)).toBe(false)
})

test('without an account no password is right', async () => {
  expect(await isPassword('vier lagen, een tekst', undefined)).toBe(false)
})

test('a hash that is not ours is an error, never a yes', async () => {
  await expect(isPassword('x', 'plain')).rejects.toThrow('unknown form')
})
