import { describe, expect, test } from 'vitest'
import { can, dossierActions, roleInCircle, type DossierAction } from '#shared/access/can.ts'
import { roles, type Role } from '#shared/access/roles.ts'
import { outsider, unconfirmed } from '#shared/threads/visibility.ts'

/** y: may; -: may not; one letter for reader, commenter, writer, manager; after the bar the same while archived. */
const table: Readonly<Record<DossierAction, string>> = {
  'dossier.read': 'yyyy|yyyy',
  'dossier.edit': '---y|---a',
  'dossier.archive': '---y|---y',
  'access.read': 'yyyy|yyyy',
  'access.change': '---y|---y',
  'invitation.read': '---y|---y',
  'invitation.create': '---y|---a',
  'activity.read': 'yyyy|yyyy',
  'audit.read': '---y|---y',
  'document.read': 'yyyy|yyyy',
  'document.export': 'yyyy|yyyy',
  'document.comment': '-yyy|-aaa',
  'document.write': '--yy|--aa',
  'document.create': '--yy|--aa',
  'document.rename': '--yy|--aa',
  'document.archive': '--yy|--yy',
  'dilemma.read': 'yyyy|yyyy',
  'dilemma.contribute': '-yyy|-aaa',
  'version.read': 'yyyy|yyyy',
  'version.freeze': '--yy|--aa',
  'consultation.read': 'yyyy|yyyy',
  'consultation.react': '-yyy|-aaa',
  'consultation.lead': '--yy|--aa',
}
const letters = { yes: 'y', no: '-', archived: 'a', unseen: '?' } as const
// the keys of the table are the actions: another would not compile
const actions = Object.keys(dossierActions) as DossierAction[]

const row = (action: DossierAction, archived: boolean): string =>
  roles.map((role: Role) => letters[can({ role, archived }, action)]).join('')

describe('the permission table', () => {
  test.each(actions)('%s', (action) => {
    expect(`${row(action, false)}|${row(action, true)}`).toBe(table[action])
  })

  test.each(actions)('without a role %s is unseen: one may not even know of it', (action) => {
    expect(can({ role: undefined, archived: false }, action)).toBe('unseen')
    expect(can({ role: undefined, archived: true }, action)).toBe('unseen')
  })
})

test('in a text that is written by all who comment they write, and may nothing else more', () => {
  const gained = actions.flatMap((action) =>
    roles
      .filter((role) => {
        const standing = { role, archived: false }
        return can({ ...standing, coWritten: true }, action) !== can(standing, action)
      })
      .map((role) => `${role} ${action}`),
  )
  expect(gained).toEqual(['commenter document.write'])
  expect(can({ role: 'commenter', archived: true, coWritten: true }, 'document.write')).toBe('archived')
  expect(can({ role: undefined, archived: false, coWritten: true }, 'document.write')).toBe('unseen')
})

test('in the document of a circle its owner writes, its members comment, a reader reads, and all others have nothing', () => {
  const circle = { visibility: 'koepel', raisedBy: 'vng', koepel: 'vng' } as const
  const eyes = {
    owner: { organisationCode: 'vng', koepel: 'vng' },
    member: { organisationCode: 'gm0344', koepel: 'vng' },
    other: { organisationCode: 'mnre1034', koepel: null },
    outsider,
    unconfirmed: unconfirmed('vng'),
  }
  const table = Object.fromEntries(
    Object.entries(eyes).map(([name, viewer]) => [name, roles.map((role) => roleInCircle(role, circle, viewer))]),
  )
  const none = roles.map(() => undefined)
  expect(table).toEqual({
    owner: ['reader', 'writer', 'writer', 'writer'],
    member: ['reader', 'commenter', 'commenter', 'commenter'],
    other: none,
    outsider: none,
    unconfirmed: none,
  })
  expect(roleInCircle(undefined, circle, eyes.owner)).toBeUndefined()
})
