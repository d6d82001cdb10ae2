import { z } from 'zod'
import { person } from '#shared/auth/schema.ts'
import { id, instant, line, text } from '#shared/lib/ids.ts'
import { layers } from '#shared/organisations/layers.ts'

/** Only http and https: a source is followed by people. */
const sourceUrl = z.url({ protocol: /^https?$/u }).max(500)

/** A ground rule (spelregel) in our own words, with where it can be read. */
export const groundRuleInput = z.strictObject({
  title: line(160),
  /** What the rule asks, in our own words: never the text of the source. */
  wording: text(2000).pipe(z.string().min(1)),
  /** Where it comes from, as people cite it: "Financiële-verhoudingswet, artikel 2, lid 1". */
  source: line(300),
  sourceUrl: sourceUrl.nullable().default(null),
  /** The layers that the source names; empty when it speaks of all. */
  layers: z
    .array(z.enum(layers))
    .max(layers.length)
    .transform((given) => layers.filter((layer) => given.includes(layer)))
    .default([]),
})
export type GroundRuleInput = z.output<typeof groundRuleInput>

/** A change: the whole rule, the version it was made from, and why. */
export const groundRulePatch = groundRuleInput.extend({
  basedOn: z.number().int().min(1),
  reason: line(500),
  /** No longer to be cited; what cited it still does. */
  withdrawn: z.boolean().default(false),
})

/** One version of a rule. What cites a rule cites a version, and keeps it. */
export const groundRule = z.object({
  id,
  version: z.number().int(),
  title: z.string(),
  wording: z.string(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  layers: z.array(z.enum(layers)),
  withdrawn: z.boolean(),
  changedAt: instant,
  /** null: it came with the product. */
  changedBy: person.nullable(),
  reason: z.string(),
})
export type GroundRule = z.output<typeof groundRule>
/** The newest version of each. */
export const groundRuleList = z.object({ items: z.array(groundRule) })
/** All versions of one, the newest first. */
export const groundRuleVersions = z.object({ items: z.array(groundRule) })

/** A rule that is cited: which, and in which version. */
export const groundRuleRef = groundRule.pick({ id: true, version: true, title: true }).extend({
  /** The version of now; higher than `version` when the rule was changed since it was cited. */
  newest: z.number().int(),
})
export type GroundRuleRef = z.output<typeof groundRuleRef>
