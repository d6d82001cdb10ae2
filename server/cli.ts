import { backupCommand, checkCommand, migrateCommand, restoreCommand } from '#server/cli/data-commands.ts'
import { importCommand } from '#server/cli/import-command.ts'
import { passwordCommand } from '#server/cli/password-command.ts'
import { addUserCommand } from '#server/cli/user-command.ts'
import { UsageError } from '#server/cli/usage.ts'
import { configFromProcess, type Config } from './config.ts'
import { fail } from './run.ts'

const HELP = `Usage: npm run -s cli -- COMMAND

  user add --email E --name N --organisation CODE [--admin] --password-stdin
                             makes an account, with the password from the input; prints its id; works while the server runs
  user password --email E --password-stdin
                             gives an account the password from the input and ends its sessions; works while the server runs
  backup FILE [--force]      copies the database; works while the server runs
  restore FILE               puts a backup in place; the server must be stopped; the old database is kept beside it
  migrate                    brings the database to the form of this version; the server must be stopped
  check-data                 checks the database and the log of every document; works while the server runs
  organisations import FILE  puts organisations in the register: our own form, or a TOOI waardelijst (JSON)
  --help                     this

DATA_DIR says which data folder (now: ./data unless it is set).
Exit codes: 0 done, 1 not done, 2 wrong command or options.
`

type Command = (config: Config, args: string[]) => Promise<void>

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    'user add': addUserCommand,
    'user password': passwordCommand,
    backup: backupCommand,
    restore: restoreCommand,
    migrate: migrateCommand,
    'check-data': checkCommand,
    'organisations import': importCommand,
  }),
)

async function main(args: string[]): Promise<void> {
  const [first = '', second = ''] = args
  if (first === '--help' || first === 'help') {
    process.stdout.write(HELP)
    return
  }
  const words = commands.has(`${first} ${second}`) ? 2 : 1
  const command = commands.get(args.slice(0, words).join(' '))
  if (!command) throw new UsageError(first === '' ? 'Give a command.' : `There is no command "${first}".`)
  await command(configFromProcess(), args.slice(words))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError)) fail(error)
  process.stderr.write(`${error.message} See --help.\n`)
  process.exitCode = 2
}
