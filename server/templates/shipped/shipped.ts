import type { ShippedTemplate } from './build.ts'
import { blank, brief, convenant } from './letters.ts'
import { agenda, besluitenlijst, oplegnotitie } from './meetings.ts'
import { beleidsvoorstel, kansenagenda } from './policy.ts'
import { consultatiereactie } from './reactions.ts'

/** The templates that come with the product, in our own words: content, which an administrator may change. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  blank,
  beleidsvoorstel,
  agenda,
  oplegnotitie,
  kansenagenda,
  besluitenlijst,
  convenant,
  brief,
  consultatiereactie,
]
