import { maySee, type Circle, type Viewer } from '#shared/threads/visibility.ts'
import { isAtLeast, type Role } from './roles.ts'

/**
 * What one may do inside a dossier, each with the least role that may do it.
 * This table is the whole of it: no route and no screen decides by itself.
 */
export const dossierActions = {
  'dossier.read': 'reader',
  'dossier.edit': 'manager',
  'dossier.archive': 'manager',
  'access.read': 'reader',
  'access.change': 'manager',
  'invitation.read': 'manager',
  'invitation.create': 'manager',
  'activity.read': 'reader',
  'audit.read': 'manager',
  'document.read': 'reader',
  'document.export': 'reader',
  'document.comment': 'commenter',
  'document.write': 'writer',
  'document.create': 'writer',
  'document.rename': 'writer',
  'document.archive': 'writer',
  'dilemma.read': 'reader',
  'dilemma.contribute': 'commenter',
  'version.read': 'reader',
  'version.freeze': 'writer',
  'consultation.read': 'reader',
  'consultation.react': 'commenter',
  'consultation.lead': 'writer',
} as const satisfies Record<string, Role>

export type DossierAction = keyof typeof dossierActions

/** Actions that stay possible when the dossier or the document is archived. */
const whileArchived: ReadonlySet<DossierAction> = new Set([
  'dossier.read',
  'dossier.archive',
  'access.read',
  'access.change',
  'invitation.read',
  'activity.read',
  'audit.read',
  'document.read',
  'document.export',
  'document.archive',
  'dilemma.read',
  'version.read',
  'consultation.read',
])

export interface Standing {
  /** The strongest role that this person holds in the dossier; undefined: the dossier does not exist for him. */
  readonly role: Role | undefined
  readonly archived: boolean
  /** Set in a document in which whoever may comment writes: the options of a dilemma. */
  readonly coWritten?: boolean
}

/** Somebody's standing in one dossier, with namens whom he acts and what it rests on. */
export interface DossierStanding extends Standing {
  readonly dossierId: string
  readonly actsFor: string
  /** Whether somebody who can know says that he belongs to the organisation he acts for. */
  readonly isVouchedFor: boolean
  /** Set when only an administrator's inspection lets him in: until when. */
  readonly inspectionUntil: string | null
  /** The circle of the document that it is about; not set where everybody in the dossier sees it. */
  readonly within?: Circle | undefined
}

/**
 * The role that somebody with this role in the dossier has in a document that only a circle sees: who speaks for the
 * organisation that owns it writes, the others of a koepel's circle comment. What he may elsewhere in the dossier adds
 * nothing. A reader stays one.
 * @returns undefined where the document does not exist for him
 */
export function roleInCircle(role: Role | undefined, circle: Circle, viewer: Viewer): Role | undefined {
  if (!role || !maySee(circle, viewer)) return undefined
  if (!isAtLeast(role, 'commenter')) return role
  return viewer.organisationCode === circle.raisedBy ? 'writer' : 'commenter'
}

/** The least role for an action: the table, save that a text written by all who comment is written by them. */
const leastFor = ({ coWritten = false }: Standing, action: DossierAction): Role =>
  coWritten && action === 'document.write' ? 'commenter' : dossierActions[action]

/**
 * May somebody with this standing do this? Pure; being an administrator or the host organisation adds nothing.
 * @returns `'yes'`; `'unseen'` where he may not even know of it (404); `'no'` where he may see but not do (403);
 * `'archived'` where his role would do but the dossier or document is archived (409)
 */
export function can(standing: Standing, action: DossierAction): 'yes' | 'no' | 'unseen' | 'archived' {
  if (!standing.role) return 'unseen'
  if (!isAtLeast(standing.role, leastFor(standing, action))) return 'no'
  if (standing.archived && !whileArchived.has(action)) return 'archived'
  return 'yes'
}
