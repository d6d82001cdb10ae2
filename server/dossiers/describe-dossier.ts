import type { DossierStanding } from '#shared/access/can.ts'
import { unheardLayers } from '#shared/dossiers/rules.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import { memberRow } from '#server/access/member-store.ts'
import { viewerIn } from '#server/access/viewer-store.ts'
import { accountById } from '#server/auth/account-store.ts'
import { known, organisationsByCode, personOf } from '#server/auth/people-store.ts'
import { documentSeenBy } from '#server/db/circle.ts'
import type { Parts } from '#server/parts.ts'
import { activeLayers, presentLayers } from './heard-store.ts'
import { asSummaries, dossierRow } from './store.ts'

/** The organisations between which somebody may choose in a dossier: his employer, and what a grant adds. */
export async function mayActForIn(db: Parts['db'], userId: string, dossierId: string): Promise<string[]> {
  const account = await accountById(db, userId)
  const member = await memberRow(db, dossierId, userId)
  return [account?.organisation_code, member?.may_act_for].filter((code) => typeof code === 'string')
}

/** A dossier as somebody with this standing sees it. */
export async function describeDossier(db: Parts['db'], userId: string, standing: DossierStanding): Promise<Dossier> {
  const { dossierId, role, actsFor, isVouchedFor, inspectionUntil } = standing
  const row = await dossierRow(db, dossierId)
  const mayCount = documentSeenBy(await viewerIn(db, standing))
  const [summary] = await asSummaries(db, [row], { roleIn: () => role ?? 'reader', mayCount })
  if (!summary) throw new Error(`dossier ${dossierId} is missing`)
  const choices = await mayActForIn(db, userId, dossierId)
  const organisations = await organisationsByCode(db, [actsFor, ...choices])
  const unheard = unheardLayers(
    summary.affectedLayers,
    await presentLayers(db, dossierId),
    await activeLayers(db, dossierId),
  )
  return {
    ...summary,
    createdBy: await personOf(db, row.created_by),
    unheard,
    actsFor: known(organisations, actsFor),
    isVouchedFor,
    mayActFor: choices.map((code) => known(organisations, code)),
    inspectionUntil,
  }
}
