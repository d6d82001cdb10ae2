import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { id, instant } from '#shared/lib/ids.ts'
import { organisationRef } from '#shared/organisations/schema.ts'

/** Every act that is written down, `object.verb`. Closed: a new kind of act is added here first. */
export const auditActions = [
  'session.create',
  'session.refuse',
  'session.end',
  'session.end-all',
  'account.create',
  'account.change',
  'account.password',
  'account.password-link',
  'account.password-reset',
  'account.deactivate',
  'account.reactivate',
  'administrator.grant',
  'administrator.revoke',
  'invitation.create',
  'invitation.revoke',
  'invitation.accept',
  'invitation.refuse',
  'dossier.create',
  'dossier.change',
  'dossier.archive',
  'dossier.restore',
  'member.set',
  'member.remove',
  'organisation.set',
  'organisation.remove',
  'acting-for.change',
  'document.create',
  'document.rename',
  'document.number',
  'document.archive',
  'document.restore',
  'document.write',
  'document.export',
  'document.open',
  'document.refuse',
  'image.create',
  'template.change',
  'content.inspect',
  'thread.create',
  'thread.reply',
  'thread.edit',
  'thread.withdraw',
  'thread.resolve',
  'thread.reopen',
  'thread.agree',
  'thread.disagree',
  'thread.widen',
  'thread.promote',
  'thread.attach',
  'thread.decide',
  'thread.apply',
  'dilemma.raise',
  'dilemma.edit',
  'dilemma.step',
  'dilemma.own',
  'dilemma.widen',
  'dilemma.say',
  'ground-rule.change',
  'version.freeze',
  'consultation.open',
  'consultation.step',
  'consultation.ask-extension',
  'consultation.decide-extension',
  'consultation.inside',
  'consultation.give',
  'consultation.answer',
  'committee-date.change',
  'access.refuse',
  'organisations.import',
] as const
export type AuditAction = (typeof auditActions)[number]

export const auditResults = ['done', 'refused'] as const

export const auditEntry = z.object({
  id: z.string(),
  at: instant,
  /** null: nobody was signed in, or the command line did it. */
  actor: person.nullable(),
  actsFor: organisationRef.nullable(),
  action: z.enum(auditActions),
  objectKind: z.string(),
  objectId: z.string(),
  objectLabel: z.string().nullable(),
  dossierId: id.nullable(),
  /** Network address as the server saw it; "cli" for the command line. */
  address: z.string(),
  result: z.enum(auditResults),
  /** What changed, without secrets or document text: `{role: ['reader', 'writer']}`. */
  details: z.record(z.string(), z.unknown()),
  /** The organisations that the details name by their codes. */
  organisations: z.array(organisationRef),
})
export type AuditEntry = z.output<typeof auditEntry>
export const auditList = z.object({ items: z.array(auditEntry), next: z.string().nullable() })
