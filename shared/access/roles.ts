/** Roles in a dossier, from least to most. A role holds everything that the roles before it hold. */
export const roles = ['reader', 'commenter', 'writer', 'manager'] as const
export type Role = (typeof roles)[number]

export const isAtLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)

/** The strongest of the roles somebody holds; undefined when there is none. */
export function strongest(held: readonly Role[]): Role | undefined {
  return held.reduce<Role | undefined>((best, role) => (best && isAtLeast(best, role) ? best : role), undefined)
}
