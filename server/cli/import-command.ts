import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Config } from '#server/config.ts'
import { importOrganisations, readRegister } from '#server/organisations/register.ts'
import type { RegisteredOrganisation } from '#server/organisations/store.ts'
import { isTooiList, readTooiList } from '#server/organisations/tooi.ts'
import { withDatabase } from './open.ts'
import { CommandError, parse } from './usage.ts'

/** `organisations import FILE`: prints how many organisations changed. */
export async function importCommand(config: Config, args: string[]): Promise<void> {
  const { positionals } = parse(args, {}, 1)
  const file = positionals[0] ?? ''
  const organisations = await read(file)
  await withDatabase(config, async (db) => {
    const changed = await importOrganisations(db, { organisations, objectId: basename(file).slice(0, 64) }, Date.now())
    process.stdout.write(`${changed} of ${organisations.length} organisations changed\n`)
  })
}

async function read(file: string): Promise<RegisteredOrganisation[]> {
  let organisations: RegisteredOrganisation[]
  try {
    const input: unknown = JSON.parse(await readFile(file, 'utf8'))
    organisations = isTooiList(input) ? readTooiList(input, basename(file)) : readRegister(input)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new CommandError(`${file} cannot be read as a register or a TOOI waardelijst: ${why}`, { cause })
  }
  if (organisations.length === 0) throw new CommandError(`${file} holds no organisation of a layer of government.`)
  return organisations
}
