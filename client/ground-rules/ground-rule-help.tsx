import { useQuery } from '@tanstack/react-query'
import type { GroundRule, GroundRuleRef } from '#shared/ground-rules/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { Meta, Typed } from '#client/ui/card.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { groundRuleMessages } from './messages.ts'
import { groundRuleVersionsQuery } from './queries.ts'

/** What a rule asks and where that can be read. */
export function GroundRuleText({ rule }: { readonly rule: GroundRule }) {
  const t = useText(groundRuleMessages)
  return (
    <>
      <Typed>{rule.wording}</Typed>
      {rule.sourceUrl ? (
        <Meta>
          <a href={rule.sourceUrl} rel="noopener noreferrer" target="_blank">
            {t('readSource', { source: rule.source })}
          </a>
        </Meta>
      ) : (
        <Meta>{rule.source}</Meta>
      )}
    </>
  )
}

/** A rule that is cited, in the version that was cited. */
export function CitedGroundRule({ of }: { readonly of: GroundRuleRef }) {
  const versions = useQuery(groundRuleVersionsQuery(of.id))
  return (
    <Loaded query={versions} lines={2}>
      {({ items }) => {
        const cited = items.find(({ version }) => version === of.version)
        return cited ? <GroundRuleText rule={cited} /> : null
      }}
    </Loaded>
  )
}
