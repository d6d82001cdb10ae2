import { describe, expect, test } from 'vitest'
import {
  choicesOf,
  circleOf,
  defaultVisibility,
  isWithin,
  maySee,
  mayWiden,
  outsider,
  viewerOf,
  visibilities,
  visibilityWords,
  type Circle,
  type NamedParty,
  type Viewer,
} from '#shared/threads/visibility.ts'

const party = (code: string, kind: NamedParty['kind'], layer: NamedParty['layer'], name: string): NamedParty => ({
  code,
  kind,
  layer,
  name,
  abbreviation: kind === 'koepel' ? name : null,
})
const vng = party('vng', 'koepel', 'gemeente', 'VNG')
const ipo = party('ipo', 'koepel', 'provincie', 'IPO')
const uvw = party('uvw', 'koepel', 'waterschap', 'UvW')
const koepels = [vng, ipo, uvw]
const utrecht = party('gm0344', 'overheid', 'gemeente', 'gemeente Utrecht')
const zwolle = party('gm0193', 'overheid', 'gemeente', 'gemeente Zwolle')
const provincie = party('pv26', 'overheid', 'provincie', 'provincie Utrecht')
const delfland = party('ws0636', 'overheid', 'waterschap', 'waterschap De Stichtse Rijnlanden')
const bzk = { ...party('mnre1034', 'overheid', 'rijk', 'ministerie van BZK'), abbreviation: 'BZK' }
const all = [vng, ipo, uvw, utrecht, zwolle, provincie, delfland, bzk]
const seen = (organisation: NamedParty): Viewer => viewerOf(organisation, koepels)

const raised = (visibility: Circle['visibility'], by: NamedParty): Circle => {
  const circle = circleOf(visibility, seen(by))
  if (!circle) throw new Error('no such circle')
  return circle
}
const seers = (circle: Circle): string[] => all.filter((each) => maySee(circle, seen(each))).map(({ code }) => code)

describe('who may see what', () => {
  test('[T20] everyone in the dossier, the own organisation, or the koepel and its members, and nobody else', () => {
    expect(seers(raised('everyone', utrecht))).toEqual(all.map(({ code }) => code))
    expect(seers(raised('organisation', utrecht))).toEqual(['gm0344'])
    expect(seers(raised('koepel', utrecht))).toEqual(['vng', 'gm0344', 'gm0193'])
    expect(seers(raised('koepel', vng))).toEqual(['vng', 'gm0344', 'gm0193'])
    expect(seers(raised('koepel', delfland))).toEqual(['uvw', 'ws0636'])
    expect(seers(raised('organisation', bzk))).toEqual(['mnre1034'])
  })

  test('[T20] an administrator who looks in sees what everyone sees, and no inner circle', () => {
    expect(maySee(raised('everyone', utrecht), outsider)).toBe(true)
    expect(maySee(raised('koepel', utrecht), outsider)).toBe(false)
    expect(maySee(raised('organisation', utrecht), outsider)).toBe(false)
    expect(circleOf('everyone', outsider)).toBeUndefined()
  })

  test('[T21] a koepel and its members begin in the inner circle, others with everyone', () => {
    expect(all.map((each) => defaultVisibility(seen(each)))).toEqual([...Array(7).fill('koepel'), 'everyone'])
    expect(choicesOf(seen(bzk))).toEqual(['organisation', 'everyone'])
    expect(choicesOf(seen(zwolle))).toEqual(['organisation', 'koepel', 'everyone'])
    expect(circleOf('koepel', seen(bzk))).toBeUndefined()
  })

  test('[T22] only the organisation that raised it widens it, and only wider', () => {
    expect(mayWiden(raised('organisation', utrecht), 'koepel', seen(utrecht))).toBe(true)
    expect(mayWiden(raised('koepel', utrecht), 'everyone', seen(utrecht))).toBe(true)
    expect(mayWiden(raised('koepel', utrecht), 'everyone', seen(vng))).toBe(false)
    expect(mayWiden(raised('koepel', utrecht), 'everyone', outsider)).toBe(false)
    expect(mayWiden(raised('koepel', utrecht), 'koepel', seen(utrecht))).toBe(false)
    expect(mayWiden(raised('everyone', utrecht), 'koepel', seen(utrecht))).toBe(false)
    expect(mayWiden(raised('organisation', bzk), 'koepel', seen(bzk))).toBe(false)
    expect(mayWiden(raised('organisation', bzk), 'everyone', seen(bzk))).toBe(true)
  })

  test('[T24] within means: who sees the inner sees the outer too, for all that raise something where they see', () => {
    const circles = all.flatMap((by) => visibilities.flatMap((each) => circleOf(each, seen(by)) ?? []))
    const raisers = new Map(all.map((each) => [each.code, seen(each)]))
    const pairs = circles.flatMap((outer) =>
      circles
        .filter((inner) => maySee(outer, raisers.get(inner.raisedBy) ?? outsider))
        .map((inner) => ({ inner, outer, within: isWithin(inner, outer) })),
    )
    expect(pairs.length).toBeGreaterThan(200)
    expect(pairs).toEqual(
      pairs.map(({ inner, outer }) => ({
        inner,
        outer,
        within: all.every((each) => !maySee(inner, seen(each)) || maySee(outer, seen(each))),
      })),
    )
  })

  test('a visibility in plain words', () => {
    expect(visibilityWords('koepel', { raisedBy: utrecht, koepel: vng })).toEqual({
      nl: 'Alleen VNG en gemeenten',
      en: 'Only VNG and municipalities',
    })
    expect(visibilityWords('koepel', { raisedBy: delfland, koepel: uvw }).nl).toBe('Alleen UvW en waterschappen')
    expect(visibilityWords('organisation', { raisedBy: bzk, koepel: null }).nl).toBe('Alleen BZK')
    expect(visibilityWords('everyone', { raisedBy: bzk, koepel: null }).nl).toBe('Iedereen in het dossier')
  })
})
