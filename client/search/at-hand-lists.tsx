import { useQuery } from '@tanstack/react-query'
import { IconPinnedOff } from '@tabler/icons-react'
import type { DocumentChoice } from '#shared/search/schema.ts'
import { useFormat } from '#client/lib/format.ts'
import { useText } from '#client/lib/text.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Link } from '#client/ui/link.tsx'
import { useFavourite } from './at-hand.ts'
import { searchMessages } from './messages.ts'
import { favouritesQuery, recentQuery } from './queries.ts'
import styles from './at-hand-lists.module.css'

/** More is no longer at hand; the command menu has the rest. */
const MAX_SHOWN = 4

/** What one pinned and what one opened last, side by side; nothing where there is nothing. */
export function AtHandLists() {
  const t = useText(searchMessages)
  const favourites = useQuery(favouritesQuery)
  const recent = useQuery(recentQuery)
  const pinned = favourites.data?.items ?? []
  const opened = (recent.data?.items ?? []).slice(0, MAX_SHOWN)
  if (pinned.length === 0 && opened.length === 0) return null
  return (
    <div className={styles.lists}>
      {pinned.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.title}>{t('favourites')}</h2>
          <ul>
            {pinned.map((document) => (
              <PinnedRow key={document.id} document={document} />
            ))}
          </ul>
        </section>
      )}
      {opened.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.title}>{t('recent')}</h2>
          <ul>
            {opened.map((document) => (
              <li key={document.id} className={styles.row}>
                <Facts document={document} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function PinnedRow({ document }: { readonly document: DocumentChoice }) {
  const t = useText(searchMessages)
  const { id, title } = document
  const { toggle, isPending } = useFavourite(id, title)
  return (
    <li className={styles.row}>
      <Facts document={document} />
      <IconButton small icon={IconPinnedOff} label={t('unpinOne', { title })} isDisabled={isPending} onPress={toggle} />
    </li>
  )
}

function Facts({ document }: { readonly document: DocumentChoice }) {
  const t = useText(searchMessages)
  const format = useFormat()
  const { id, title, dossierTitle, changedAt, archived } = document
  return (
    <div className={styles.main}>
      <Link href={`/documenten/${id}`} className={styles.link}>
        {title}
      </Link>
      <span className={styles.facts}>
        {archived && `${t('archived')} · `}
        {dossierTitle} · {format.relativeDay(changedAt)}
      </span>
    </div>
  )
}
