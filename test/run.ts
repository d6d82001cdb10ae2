import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './support/chromium.ts'

/** One thing that must hold: a command that ends with 0, or a run of vitest whose tests are counted one by one. */
interface Check {
  readonly name: string
  readonly command: readonly string[]
  /** Where vitest writes its count; absent for a command that counts as one. */
  readonly report?: string
}

interface Outcome {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly seconds: number
  readonly output: string
}

const reports = mkdtempSync(join(tmpdir(), 'samenschrift-test-'))

const vitest = (project: string): Check => {
  const report = join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return { name: `tests: ${project}`, command: ['vitest', 'run', '--project', project, ...reporters], report }
}

const statics: readonly Check[] = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware'] },
  { name: 'nothing unused', command: ['knip'] },
]

/** Runs a command with its output passed on line by line when it is done, so that two lanes do not mix. */
function run(check: Check): Promise<Outcome> {
  const startedMs = performance.now()
  const [program = '', ...args] = check.command
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      const seconds = (performance.now() - startedMs) / 1000
      const outcome = {
        name: check.name,
        seconds,
        output: Buffer.concat(chunks).toString(),
        ...count(check, code === 0),
      }
      print(outcome)
      resolve(outcome)
    })
  })
}

/** A run of vitest that ended badly without a failed test (a crash, no test found) still counts as one failure. */
function count(check: Check, isGood: boolean): { passed: number; failed: number } {
  if (!check.report) return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 }
  const counted = readReport(check.report)
  if (isGood) return counted
  return { passed: counted.passed, failed: Math.max(1, counted.failed) }
}

function readReport(file: string): { passed: number; failed: number } {
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof report !== 'object' || report === null) return { passed: 0, failed: 1 }
    const numberOf = (key: string): number => Number(Reflect.get(report, key) ?? 0)
    return { passed: numberOf('numPassedTests'), failed: numberOf('numFailedTests') }
  } catch {
    // no report: vitest did not get that far, which its exit code has said
    return { passed: 0, failed: 1 }
  }
}

function print({ name, passed, failed, seconds, output }: Outcome): void {
  console.log(`\n=== ${name}: ${failed === 0 ? 'good' : 'NOT GOOD'} (${passed} passed, ${seconds.toFixed(0)} s)`)
  if (failed > 0 || name.startsWith('tests')) console.log(output)
}

/** Runs the checks one after another. */
async function lane(checks: readonly Check[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const check of checks) outcomes.push(await run(check))
  return outcomes
}

async function main(scope: string | undefined): Promise<number> {
  if (scope !== 'fast' && scope !== 'all') {
    console.error('usage: node test/run.ts fast|all')
    return 2
  }
  if (scope === 'all') ensureChromium()
  const outcomes = (await Promise.all([lane(statics), lane([vitest('fast')])])).flat()
  if (scope === 'all') outcomes.push(...(await lane([vitest('slow')])))
  rmSync(reports, { recursive: true })
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
  for (const outcome of outcomes.filter((each) => each.failed > 0)) console.log(`not good: ${outcome.name}`)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

process.exitCode = await main(process.argv[2])
