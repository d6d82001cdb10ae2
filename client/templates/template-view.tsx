import { useQuery } from '@tanstack/react-query'
import { IconArrowLeft } from '@tabler/icons-react'
import type { PartGuidance, TemplateVersion } from '#shared/templates/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { Badge } from '#client/ui/badge.tsx'
import { Button } from '#client/ui/button.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { Table } from '#client/ui/table.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import { historyQuery, templateQuery, type TemplateHistory } from './queries.ts'
import { TemplateContent } from './template-content.tsx'
import type { Show } from './templates-section.tsx'
import { VersionActions } from './version-actions.tsx'
import styles from './template-admin.module.css'

interface TemplateViewProps {
  readonly templateKey: string
  /** The newest when none is named. */
  readonly version: number | undefined
  readonly show: Show
}

/** One version of a template as it is, and all there were. */
export function TemplateView({ templateKey, version, show }: TemplateViewProps) {
  const t = useText(templateAdminMessages)
  const template = useQuery(templateQuery(templateKey, version))
  const history = useQuery(historyQuery(templateKey))
  return (
    <div className={styles.view}>
      <div>
        <Button look="subtle" icon={IconArrowLeft} onPress={() => show({})}>
          {t('back')}
        </Button>
      </div>
      <Loaded query={template} lines={8}>
        {(shown) => (
          <Section
            title={`${shown.name}, ${t('versionTitle', { version: shown.version }).toLocaleLowerCase()}`}
            intro={
              <>
                <p>{shown.purpose}</p>
                {shown.retired && <Badge>{t('retired')}</Badge>}
              </>
            }
          >
            <Loaded query={history} lines={2}>
              {({ items }) => (
                <>
                  {items[0] && <VersionActions shown={shown} newest={items[0]} show={show} />}
                  <Versions items={items} shown={shown.version} show={show} />
                </>
              )}
            </Loaded>
            <Guidance of={shown} />
            <h3 className={styles.heading}>{t('content')}</h3>
            <TemplateContent content={shown.content} />
          </Section>
        )}
      </Loaded>
    </div>
  )
}

interface VersionsProps {
  readonly items: TemplateHistory['items']
  readonly shown: number
  readonly show: Show
}

function Versions({ items, shown, show }: VersionsProps) {
  const t = useText(templateAdminMessages)
  const format = useFormat()
  const words = ({ version, createdAt, createdBy }: TemplateHistory['items'][number]): string =>
    createdBy
      ? t('versionBy', { version, moment: format.moment(createdAt), name: createdBy.name })
      : t('shipped', { version })
  return (
    <>
      <h3 className={styles.heading}>{t('versions')}</h3>
      <ul className={styles.versions}>
        {items.map((item) => (
          <li key={item.version}>
            {item.version === shown ? (
              <span aria-current="true">
                {words(item)} {t('shown')}
              </span>
            ) : (
              <Button small look="subtle" onPress={() => show({ sjabloon: item.key, versie: String(item.version) })}>
                {words(item)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Guidance({ of }: { readonly of: TemplateVersion }) {
  const t = useText(templateAdminMessages)
  return (
    <>
      <h3 className={styles.heading}>{t('parts')}</h3>
      {of.guidance.length === 0 ? (
        <p>{t('noParts')}</p>
      ) : (
        <Table<PartGuidance>
          caption={t('parts')}
          rows={of.guidance}
          rowKey={({ block }) => block}
          columns={[
            { key: 'title', header: t('part'), isName: true, render: ({ title }) => title },
            {
              key: 'required',
              header: t('required'),
              isShort: true,
              render: ({ required }) => t(required ? 'isRequired' : 'notRequired'),
            },
            { key: 'ghost', header: t('ghost'), render: ({ ghost }) => ghost || '–' },
            { key: 'help', header: t('help'), render: ({ help }) => help || '–' },
          ]}
        />
      )}
    </>
  )
}
