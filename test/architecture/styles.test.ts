import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

interface Sheet {
  /** The classes that stand in it. */
  readonly named: ReadonlySet<string>
  /** The classes of it that components ask for. */
  readonly asked: Set<string>
  /** Asked for by a name that is made: then any class of it may be. */
  isAskedByMadeName: boolean
}

const words = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((found) => found[1] ?? '')

/** The classes in a stylesheet, without what stands in comments, in declarations and in `:global()`. */
const classesIn = (css: string): ReadonlySet<string> =>
  new Set(
    words(
      css.replaceAll(/\/\*.*?\*\/|:global\([^)]*\)/gsu, '').replaceAll(/\{[^{}]*\}/gu, '{}'),
      /\.([a-z_][\w-]*)/giu,
    ),
  )

function sheetsOf(folder: string): ReadonlyMap<string, Sheet> {
  const sheets = new Map<string, Sheet>()
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  for (const file of files.filter((name) => name.endsWith('.module.css'))) {
    const named = classesIn(readFileSync(file, 'utf8'))
    sheets.set(file, { named, asked: new Set(), isAskedByMadeName: false })
  }
  for (const file of files.filter((name) => /\.tsx?$/u.test(name))) {
    const source = readFileSync(file, 'utf8')
    for (const { groups } of source.matchAll(/import (?<styles>\w+) from '#?(?<path>.+\.module\.css)'/gu)) {
      const { styles = '', path = '' } = groups ?? {}
      const sheet = sheets.get(path.startsWith('.') ? join(dirname(file), path) : path)
      if (!sheet) throw new Error(`${file} imports ${path}, which is not there`)
      for (const name of words(source, new RegExp(`\\b${styles}\\.(\\w+)`, 'gu'))) sheet.asked.add(name)
      sheet.isAskedByMadeName ||= source.includes(`${styles}[`)
    }
  }
  return sheets
}

/** Nothing was read of it, or nothing that asks for it. */
const isUnseen = ({ named, asked, isAskedByMadeName }: Sheet): boolean =>
  named.size === 0 || (asked.size === 0 && !isAskedByMadeName)

const sheets = sheetsOf('client')

test('every class that a component asks for stands in its stylesheet', () => {
  const missing = [...sheets].flatMap(([file, { named, asked }]) =>
    [...asked].filter((name) => !named.has(name)).map((name) => `${file}: ${name}`),
  )
  expect(missing).toEqual([])
})

test('every class in a stylesheet is asked for', () => {
  const idle = [...sheets].flatMap(([file, { named, asked, isAskedByMadeName }]) =>
    isAskedByMadeName ? [] : [...named].filter((name) => !asked.has(name)).map((name) => `${file}: ${name}`),
  )
  expect(idle).toEqual([])
})

test('the stylesheets were seen: a check that saw nothing would pass', () => {
  const seen = [...sheets.values()]
  expect(seen.filter(isUnseen)).toEqual([])
  expect(seen.length).toBeGreaterThan(20)
})
