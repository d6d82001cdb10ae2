import { readdirSync, readFileSync } from 'node:fs'
import { cruise, type ICruiseResult, type IFlattenedRuleSet, type IForbiddenRuleType } from 'dependency-cruiser'
import { beforeAll, describe, expect, test } from 'vitest'
import { clientLevels, rules, serverLevels, sideways, type Rule } from './rules.ts'

const folders = ['shared', 'server', 'client']

/** A rule in dependency-cruiser's form. It refuses expressions that it finds unsafe, hence lists instead of look-ahead. */
const forbidden = ({ id, says, from, to }: Rule, number: number): IForbiddenRuleType => {
  const { type, ...target } = to
  const rule = {
    name: `${id}-${number}`,
    comment: says,
    severity: 'error' as const,
    from,
    to: type ? { ...target, dependencyTypesNot: ['type-only' as const] } : target,
  }
  // the typings want mutable arrays; the library does not write to them
  return rule as unknown as IForbiddenRuleType
}

const noCycles: IForbiddenRuleType = {
  name: 'A9',
  comment: 'no cycles at run time',
  severity: 'error',
  from: {},
  to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
}
const noNodeInShared: IForbiddenRuleType = {
  name: 'A1-node',
  comment: 'shared uses no module of Node',
  severity: 'error',
  from: { path: '^shared/' },
  to: { dependencyTypes: ['core'] },
}

let result: ICruiseResult

beforeAll(async () => {
  const ruleSet: IFlattenedRuleSet = { forbidden: [noCycles, noNodeInShared, ...rules.map(forbidden)] }
  const answer = await cruise(folders, {
    ruleSet,
    validate: true,
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  })
  if (typeof answer.output === 'string') throw new Error('expected the result as an object')
  result = answer.output
}, 60_000)

/** Sources, without what a build or a person may have left beside them. */
const sourceFiles = (): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => `${folder}/${name}`),
  )

const foldersOf = (side: string): string[] =>
  readdirSync(side, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

/** Does anything in the one folder import anything of the other? */
const used = (from: string, to: string): boolean =>
  result.modules.some(
    (module) =>
      module.source.startsWith(`${from}/`) && module.dependencies.some((each) => each.resolved.startsWith(`${to}/`)),
  )

describe('the walls between the folders', () => {
  test('[A1-A9, A13] no import breaks a rule', () => {
    const breaches = result.summary.violations.map(
      ({ rule, from, to }) =>
        `${rule.name}: ${from} -> ${to} (${result.summary.ruleSetUsed?.forbidden?.find((each) => each.name === rule.name)?.comment})`,
    )
    expect(breaches).toEqual([])
  })

  test('every source file was seen, with its imports: a check that saw nothing would pass', () => {
    const seen = new Set(result.modules.map((module) => module.source))
    expect(sourceFiles().filter((file) => !seen.has(file))).toEqual([])
    expect(result.modules.length).toBeGreaterThan(60)
    const imports = result.modules.flatMap((module) => module.dependencies)
    expect(imports.filter((each) => each.couldNotResolve).map((each) => each.module)).toEqual([])
    expect(imports.length).toBeGreaterThan(200)
  })

  test('every rule speaks of files that exist: a rule about nothing would always hold', () => {
    const files = result.modules.map((module) => module.source)
    const speaksOf = ({ from }: Rule): boolean => files.some((file) => new RegExp(from.path, 'u').test(file))
    expect(rules.filter((rule) => !speaksOf(rule)).map((rule) => rule.says)).toEqual([])
  })

  test('every folder has a level', () => {
    expect(foldersOf('server').filter((name) => !serverLevels.flat().includes(name))).toEqual([])
    expect(foldersOf('client').filter((name) => !clientLevels.flat().includes(name) && name !== 'public')).toEqual([])
  })

  test('every sideways import that is listed is used', () => {
    expect(sideways.filter(({ from, to }) => !used(from, to))).toEqual([])
  })
})

describe('what a rule in prose promises', () => {
  test('the project names no absolute path of a machine and no registry', () => {
    const guilty = [...sourceFiles(), 'package.json', 'package-lock.json', 'README.md'].filter((file) =>
      /\/(work|root)\/|"resolved": "http/u.test(readFileSync(file, 'utf8')),
    )
    expect(guilty).toEqual([])
  })
})
