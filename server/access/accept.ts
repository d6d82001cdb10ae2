import type { z } from 'zod'
import { strongest } from '#shared/access/roles.ts'
import type { acceptInput } from '#shared/access/schema.ts'
import { Problem } from '#shared/lib/problem.ts'
import { accountByEmail, accountById, insertAccount, type AccountRow } from '#server/auth/account-store.ts'
import { linkByToken, linkState, useLink, type LinkRow } from '#server/auth/link-store.ts'
import { hashNewPassword } from '#server/auth/new-password.ts'
import { REFUSE_ONCE_MS, noteAct, recordAct, type Actor } from '#server/events/acts.ts'
import { actorOf, type AppContext } from '#server/http/context.ts'
import type { Parts } from '#server/parts.ts'
import { memberRow, setMember } from './member-store.ts'
import { asRole, dossierStanding, mayVouchFor } from './standing.ts'

type Needs = Pick<Parts, 'db' | 'clock' | 'log' | 'newId'>

/** Who accepted, and whether his account was made just now. */
export interface Accepted {
  readonly dossierId: string | null
  readonly account: { readonly id: string; readonly organisationCode: string }
  readonly isNew: boolean
}

/**
 * The invitation that this token opens now. One that was used, has expired or was withdrawn is written down as refused.
 * @throws {Problem} `link-not-valid`
 */
export async function demandInvitation(needs: Needs, c: AppContext, token: string): Promise<LinkRow> {
  const { db, clock } = needs
  const link = await linkByToken(db, 'invitation', token)
  const state = link ? linkState(link, clock()) : 'unknown'
  if (link && state === 'open') return link
  await refuse(needs, c, link, state)
  throw new Problem('link-not-valid')
}

async function refuse(needs: Needs, c: AppContext, link: LinkRow | undefined, reason: string): Promise<void> {
  const objectId = link?.id ?? 'unknown'
  const dossierId = link?.dossier_id ?? undefined
  const act = { action: 'invitation.refuse', objectKind: 'invitation', objectId, dossierId } as const
  await noteAct(needs, actorOf(c), { ...act, result: 'refused', details: { reason } }, REFUSE_ONCE_MS)
}

/**
 * Accepts an invitation, as the person who is signed in or with a new account. Never lowers a role one has.
 * @throws {Problem} `link-not-valid`, `not-signed-in` (the account exists: sign in), `invitation-for-other-person`,
 * `invalid-input` (no account was given), `password-too-common`
 */
export async function accept(needs: Needs, c: AppContext, input: z.output<typeof acceptInput>): Promise<Accepted> {
  const link = await demandInvitation(needs, c, input.token)
  const existing = await accountByEmail(needs.db, link.email ?? '')
  const signedIn = c.get('signedIn')
  if (signedIn && signedIn.userId !== existing?.id) {
    await refuse(needs, c, link, 'other-person')
    throw new Problem('invitation-for-other-person')
  }
  if (existing && signedIn) return await acceptAs(needs, c, link, existing)
  if (existing) throw new Problem('not-signed-in')
  if (!input.account) {
    throw new Problem('invalid-input', { fields: [{ path: 'account', message: 'there is no account yet' }] })
  }
  return await acceptAsNew(needs, c, link, input.account)
}

async function acceptAs(needs: Needs, c: AppContext, link: LinkRow, account: AccountRow): Promise<Accepted> {
  const { db, clock } = needs
  await db.transaction().execute(async (tx) => {
    await useUp(tx, link, account.id, clock())
    await admit(tx, actorOf(c), { link, account }, clock())
    if (link.is_admin !== 1 || account.is_admin === 1) return
    await tx.updateTable('users').set({ is_admin: 1 }).where('id', '=', account.id).execute()
    const act = { action: 'administrator.grant', objectKind: 'account', objectId: account.id } as const
    await recordAct(tx, actorOf(c), act, clock())
  })
  const person = { id: account.id, organisationCode: account.organisation_code }
  return { dossierId: link.dossier_id, account: person, isNew: false }
}

async function acceptAsNew(
  needs: Needs,
  c: AppContext,
  link: LinkRow,
  given: NonNullable<z.output<typeof acceptInput>['account']>,
): Promise<Accepted> {
  const { db, clock, newId } = needs
  const id = newId()
  const email = link.email ?? ''
  const organisationCode = link.organisation_code ?? ''
  const passwordHash = await hashNewPassword(given.password, [given.name, email])
  const isAdmin = link.is_admin === 1
  const facts = { id, email, name: given.name, locale: given.locale, organisationCode, passwordHash, isAdmin }
  await db.transaction().execute(async (tx) => {
    const person = { ...facts, isEmployerConfirmed: await mayVouch(tx, link, clock()) }
    await insertAccount(tx, person, clock())
    await useUp(tx, link, id, clock())
    const actor = { ...actorOf(c), userId: id, actsFor: organisationCode }
    const { isEmployerConfirmed } = person
    const details = { by: 'invitation', organisation: organisationCode, isAdmin, isEmployerConfirmed }
    await recordAct(tx, actor, { action: 'account.create', objectKind: 'account', objectId: id, details }, clock())
    const account = await accountById(tx, id)
    if (account) await admit(tx, actor, { link, account }, clock())
  })
  return { dossierId: link.dossier_id, account: { id, organisationCode }, isNew: true }
}

async function useUp(tx: Needs['db'], link: LinkRow, userId: string, nowMs: number): Promise<void> {
  if (!(await useLink(tx, link.id, userId, nowMs))) throw new Problem('link-not-valid')
}

/**
 * May whoever made this invitation say that somebody belongs to the organisation in it? An administrator may, into the
 * workspace; in a dossier only who acts for that organisation there: else every manager could make himself a colleague
 * of another party, and read what is only its own.
 */
async function mayVouch(tx: Needs['db'], link: LinkRow, nowMs: number): Promise<boolean> {
  if (link.dossier_id === null) return true
  const inviter = await accountById(tx, link.created_by ?? '')
  const standing = inviter && (await dossierStanding(tx, inviter.id, link.dossier_id, nowMs))
  return standing !== undefined && mayVouchFor(standing, link.organisation_code ?? '')
}

/** Gives the account what the invitation holds, on top of what it has. */
async function admit(
  tx: Needs['db'],
  actor: Actor,
  { link, account }: { link: LinkRow; account: AccountRow },
  nowMs: number,
): Promise<void> {
  const act = { action: 'invitation.accept', objectKind: 'invitation', objectId: link.id } as const
  if (link.dossier_id === null || link.role === null) {
    await recordAct(tx, actor, act, nowMs)
    return
  }
  const before = await memberRow(tx, link.dossier_id, account.id)
  const invited = asRole(link.role)
  const role = strongest(before ? [invited, asRole(before.role)] : [invited]) ?? invited
  const isOther = link.organisation_code !== account.organisation_code && (await mayVouch(tx, link, nowMs))
  const other = isOther ? (link.organisation_code ?? undefined) : undefined
  const grant = { dossierId: link.dossier_id, userId: account.id, role, mayActFor: other, addedBy: link.created_by }
  await setMember(tx, grant, nowMs)
  const details = { role: [before?.role ?? null, role], organisation: link.organisation_code }
  await recordAct(tx, actor, { ...act, dossierId: link.dossier_id, details }, nowMs)
}
