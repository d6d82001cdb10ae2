import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { connect } from '#server/db/connect.ts'
import { lockDataDir } from '#server/db/data-lock.ts'
import { temporaryFolder } from '#test/support/app.ts'

/** Runs a program of the server in a process of its own. */
async function run(program: string, args: string[], settings: Record<string, string>, input = '') {
  // oxlint-disable-next-line node/no-process-env -- the process's own, with what this test decides
  const env = { ...process.env, ...settings }
  const child = spawn(process.execPath, [program, ...args], { env })
  child.stdin.end(input)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, out, err }
}
const cli = (dataDir: string, args: string[], input = '') => run('server/cli.ts', args, { DATA_DIR: dataDir }, input)
const add = [
  'user',
  'add',
  '--email',
  'Ann@example.org',
  '--name',
  'Ann',
  '--organisation',
  'gm0344',
  '--password-stdin',
]
const PASSWORD = 'vier lagen, een tekst'

describe('cli user add', { timeout: 30_000 }, () => {
  test('prints the new id and nothing else; the act is written down', async () => {
    const folder = await temporaryFolder()
    const { code, out, err } = await cli(folder, [...add, '--admin'], `${PASSWORD}\n`)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^[\w-]{22}\n$/u)
    const db = connect(folder)
    const user = await db.selectFrom('users').selectAll().executeTakeFirst()
    const act = await db.selectFrom('acts').selectAll().where('action', '=', 'account.create').executeTakeFirst()
    await db.destroy()
    expect(user).toMatchObject({ id: out.trim(), email: 'ann@example.org', is_admin: 1 })
    expect(act).toMatchObject({ address: 'cli', actor_id: null, object_id: out.trim() })
    expect(JSON.stringify([user, act])).not.toContain(PASSWORD)
  })

  test('works while a server has the folder', async () => {
    const folder = await temporaryFolder()
    const unlock = lockDataDir(folder)
    expect((await cli(folder, add, PASSWORD)).code).toBe(0)
    const again = await cli(folder, add, PASSWORD)
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('already') })
    unlock()
  })

  test('refuses what is not right, in words', async () => {
    const folder = await temporaryFolder()
    const say = async (args: string[], input = PASSWORD) => {
      const { code, out, err } = await cli(folder, args, input)
      expect(out).toBe('')
      return `${code} ${err.trim()}`
    }
    expect(await say(add, 'kort')).toBe('1 A password has at least 12 characters, at most 256.')
    expect(await say(add, 'Welkom123456')).toBe('1 This password is too common; choose another.')
    expect(await say(add.with(6 + 1, 'gm9999'))).toContain('1 There is no such organisation now')
    expect(await say(add.slice(0, -1))).toBe('2 Give --password-stdin, and the password as input. See --help.')
    expect(await say([...add, '--password', 'x'])).toContain("2 Unknown option '--password'")
    expect(await say(['constructor'])).toBe('2 There is no command "constructor". See --help.')
    expect(await say(['user', 'add', '--password-stdin'])).toBe('2 Give --email. See --help.')
  })
})

describe('cli user password', { timeout: 30_000 }, () => {
  const change = ['user', 'password', '--email', 'ann@example.org', '--password-stdin']

  test('gives another password, ends the sessions, and is written down', async () => {
    const folder = await temporaryFolder()
    const id = (await cli(folder, add, PASSWORD)).out.trim()
    const read = async () => {
      const db = connect(folder)
      const hash = (await db.selectFrom('users').select('password_hash').executeTakeFirst())?.password_hash
      const acts = await db
        .selectFrom('acts')
        .select(['address', 'object_id'])
        .where('action', '=', 'account.password-reset')
        .execute()
      await db.destroy()
      return { hash, acts }
    }
    const before = await read()
    expect(await cli(folder, change, 'een heel ander wachtwoord\n')).toEqual({ code: 0, out: '', err: '' })
    const after = await read()
    expect(after.hash).not.toBe(before.hash)
    expect(after.acts).toEqual([{ address: 'cli', object_id: id }])
  })

  test('refuses what is not right, in words', async () => {
    const folder = await temporaryFolder()
    expect((await cli(folder, change, PASSWORD)).err).toBe('There is no account with this e-mail address.\n')
    expect((await cli(folder, change.slice(0, -1))).err).toContain('Give --password-stdin')
    await cli(folder, add, PASSWORD)
    expect((await cli(folder, change, 'kort')).err).toContain('at least 12 characters')
    expect((await cli(folder, change, 'Welkom123456')).err).toContain('too common')
  })
})

describe('cli', { timeout: 30_000 }, () => {
  test('lists its commands, and refuses others', async () => {
    const folder = await temporaryFolder()
    const help = await cli(folder, ['--help'])
    expect(help.code).toBe(0)
    for (const name of [
      'user add',
      'user password',
      'backup',
      'restore',
      'migrate',
      'check-data',
      'organisations import',
    ])
      expect(help.out).toContain(name)
    expect(await cli(folder, ['delete-everything'])).toMatchObject({ code: 2, out: '' })
    expect(await cli(folder, [])).toMatchObject({ code: 2, out: '' })
    expect(await cli(folder, ['backup'])).toMatchObject({ code: 2, err: 'Give one file. See --help.\n' })
  })

  test('migrates, backs up, restores and checks', async () => {
    const folder = await temporaryFolder()
    expect((await cli(folder, ['migrate'])).out).toContain('0001-foundation\n')
    const file = join(await temporaryFolder(), 'backup.sqlite')
    expect(await cli(folder, ['backup', file])).toEqual({ code: 0, out: '', err: '' })
    expect((await cli(folder, ['backup', file])).code).toBe(1)
    expect((await cli(folder, ['restore', file])).code).toBe(0)
    expect(await cli(folder, ['check-data'])).toEqual({ code: 0, out: 'ok\n', err: '' })
    const unlock = lockDataDir(folder)
    expect(await cli(folder, ['restore', file])).toMatchObject({ code: 1, err: expect.stringContaining('in use') })
    unlock()
    expect(await cli(await temporaryFolder(), ['check-data'])).toMatchObject({ code: 1, out: '' })
  })

  test('imports a register, and says what is wrong with a file', async () => {
    const folder = await temporaryFolder()
    const same = await cli(folder, ['organisations', 'import', 'server/organisations/organisations.json'])
    expect(same).toMatchObject({ code: 0, out: '0 of 393 organisations changed\n' })
    const file = join(folder, 'list.json')
    await writeFile(file, '{')
    expect(await cli(folder, ['organisations', 'import', file])).toMatchObject({ code: 1, out: '' })
    await writeFile(file, '[]')
    expect((await cli(folder, ['organisations', 'import', file])).err).toContain('holds no organisation')
  })
})

/** Starts the server; it is expected to end by itself. */
const start = async (settings: Record<string, string>) => {
  const { code, err } = await run('server/main.ts', [], { PORT: '0', LOG_LEVEL: 'silent', ...settings })
  return { code, lines: err.trim().split('\n') }
}

describe('a start that cannot be', { timeout: 30_000 }, () => {
  test('is one clear line and exit code 1: folder in use, damaged database, wrong variable, port in use', async () => {
    const folder = await temporaryFolder()
    const unlock = lockDataDir(folder)
    expect(await start({ DATA_DIR: folder })).toEqual({
      code: 1,
      lines: [`Data folder ${folder} is in use by another Samenschrift server. Stop that one first.`],
    })
    unlock()
    const damaged = await temporaryFolder()
    await writeFile(join(damaged, 'samenschrift.sqlite'), 'not a database, but long enough to look like one'.repeat(50))
    expect(await start({ DATA_DIR: damaged })).toMatchObject({ code: 1, lines: [expect.stringContaining('damaged')] })
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    // it listens on TCP, so its address is one of TCP
    const { port } = taken.address() as AddressInfo
    expect(await start({ DATA_DIR: folder, PORT: String(port) })).toEqual({
      code: 1,
      lines: [`127.0.0.1:${port} is in use by another program. Set PORT or HOST.`],
    })
    taken.close()
    const wrong = await start({ DATA_DIR: folder, PORT: 'abc' })
    expect(wrong).toMatchObject({ code: 1, lines: ['These settings are wrong:', expect.stringContaining('PORT')] })
  })
})
