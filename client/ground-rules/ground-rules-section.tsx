import { useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { GroundRule } from '#shared/ground-rules/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { GroupName } from '#client/organisations/names.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card, Meta, Row, Stack } from '#client/ui/card.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { GroundRuleForm } from './ground-rule-form.tsx'
import { GroundRuleText } from './ground-rule-help.tsx'
import { groundRuleMessages } from './messages.ts'
import { groundRulesQuery, groundRuleVersionsQuery } from './queries.ts'
import styles from './ground-rules.module.css'

/** The catalogue of ground rules, for the administrator who keeps it. */
export function GroundRulesSection() {
  const t = useText(groundRuleMessages)
  const rules = useQuery(groundRulesQuery)
  const [shown, setShown] = useState<GroundRule | 'new'>()
  const close = () => setShown(undefined)
  const rule = shown === 'new' ? undefined : shown
  return (
    <Section
      title={t('title')}
      intro={t('intro')}
      actions={
        <Button look="primary" icon={IconPlus} onPress={() => setShown('new')}>
          {t('add')}
        </Button>
      }
    >
      <Loaded query={rules} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('empty')}</Empty>
          ) : (
            <ul className={styles.list}>
              {items.map((each) => (
                <li key={each.id}>
                  <Rule rule={each} onChange={() => setShown(each)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Dialog
        open={shown !== undefined}
        onClose={close}
        title={rule ? t('changeOf', { title: rule.title }) : t('add')}
        dismissable={false}
        wide
      >
        <GroundRuleForm {...(rule ? { rule } : {})} onDone={close} />
      </Dialog>
    </Section>
  )
}

function Rule({ rule, onChange }: { readonly rule: GroundRule; readonly onChange: () => void }) {
  const t = useText(groundRuleMessages)
  return (
    <Card>
      <h3 className={styles.title}>{rule.title}</h3>
      <GroundRuleText rule={rule} />
      <Row>
        {rule.layers.length === 0
          ? t('allLayers')
          : rule.layers.map((layer) => <GroupName key={layer} group={layer} />)}
      </Row>
      <Row>
        <Badge>{t('version', { n: rule.version })}</Badge>
        {rule.withdrawn && <Badge tone="warning">{t('isWithdrawn')}</Badge>}
        <Button small onPress={onChange} aria-label={t('changeOf', { title: rule.title })}>
          {t('change')}
        </Button>
      </Row>
      {rule.version > 1 && <History id={rule.id} />}
    </Card>
  )
}

function History({ id }: { readonly id: string }) {
  const t = useText(groundRuleMessages)
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history')}</summary>
      {isOpen && <Versions id={id} />}
    </details>
  )
}

function Versions({ id }: { readonly id: string }) {
  const t = useText(groundRuleMessages)
  const format = useFormat()
  const versions = useQuery(groundRuleVersionsQuery(id))
  return (
    <Loaded query={versions} lines={2}>
      {({ items }) => (
        <Stack>
          {items.slice(1).map((each) => (
            <Card key={each.version} edge="quiet">
              <p className={styles.title}>
                {t('version', { n: each.version })}: {each.title}
              </p>
              <GroundRuleText rule={each} />
              <Meta>
                {each.changedBy
                  ? t('changedBy', { name: each.changedBy.name, when: format.moment(each.changedAt) })
                  : t('shipped')}
                {each.reason && ` · ${each.reason}`}
              </Meta>
            </Card>
          ))}
        </Stack>
      )}
    </Loaded>
  )
}
