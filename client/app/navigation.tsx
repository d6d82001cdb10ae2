import { useQuery } from '@tanstack/react-query'
import {
  IconFileText,
  IconFolder,
  IconFolders,
  IconScale,
  IconSettings,
  IconPinned,
  type Icon as TablerIcon,
} from '@tabler/icons-react'
import { useLocation, useRoute } from 'wouter'
import { attentionMessages } from '#client/consultations/attention-messages.ts'
import { attentionQuery } from '#client/consultations/queries.ts'
import { documentQuery, documentsQuery, dossierQuery, dossiersQuery } from '#client/dossiers/queries.ts'
import { useMe } from '#client/lib/session.tsx'
import { useText } from '#client/lib/text.tsx'
import { favouritesQuery } from '#client/search/queries.ts'
import { Icon } from '#client/ui/icon.tsx'
import { Link } from '#client/ui/link.tsx'
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx'
import { appMessages } from './messages.ts'
import styles from './navigation.module.css'

/** Dossiers that the navigation names; the list has the others. */
const RECENT = 8
/** Pinned documents that the navigation names; the page of dossiers has them all. */
const PINNED = 6

/** The way through the application: the parts, then the papers of the dossier one is in, or the dossiers one was in last. */
export function Navigation({ id }: { readonly id?: string }) {
  const t = useText(appMessages)
  const { isAdmin } = useMe()
  const [path] = useLocation()
  const dossierId = useDossierHere()
  const asking = useAsking()
  return (
    <nav id={id} tabIndex={-1} aria-label={t('navigation')} className={styles.navigation}>
      <ul>
        <Item href="/dossiers" icon={IconFolders} isHere={path === '/dossiers'} asks={asking()}>
          {t('dossiers')}
        </Item>
        <Item href="/dilemmas" icon={IconScale} isHere={path === '/dilemmas'}>
          {t('dilemmas')}
        </Item>
        {isAdmin && (
          <Item href="/beheer" icon={IconSettings} isHere={path.startsWith('/beheer')}>
            {t('administration')}
          </Item>
        )}
      </ul>
      <Pinned path={path} />
      {dossierId ? <DossierPapers dossierId={dossierId} path={path} /> : <RecentDossiers />}
    </nav>
  )
}

/** What one keeps at hand, wherever one is. */
function Pinned({ path }: { readonly path: string }) {
  const t = useText(appMessages)
  const favourites = useQuery(favouritesQuery)
  const items = favourites.data?.items ?? []
  if (items.length === 0) return null
  return (
    <>
      <h2 className={styles.heading}>{t('pinned')}</h2>
      <ul aria-label={t('pinned')}>
        {items.slice(0, PINNED).map(({ id, title }) => (
          <Item key={id} href={`/documenten/${id}`} icon={IconPinned} isHere={path === `/documenten/${id}`}>
            {title}
          </Item>
        ))}
      </ul>
    </>
  )
}

/** The dossier of the page: by its own address, or through the document. */
function useDossierHere(): string | undefined {
  const [isDossier, dossierParams] = useRoute('/dossiers/:id/*?')
  const [isDocument, documentParams] = useRoute('/documenten/:id/*?')
  const document = useQuery({ ...documentQuery(documentParams?.id ?? ''), enabled: isDocument })
  if (isDossier) return dossierParams.id
  return isDocument ? document.data?.dossierId : undefined
}

function DossierPapers({ dossierId, path }: { readonly dossierId: string; readonly path: string }) {
  const t = useText(appMessages)
  const dossier = useQuery(dossierQuery(dossierId))
  const papers = useQuery(documentsQuery(dossierId, false))
  const asking = useAsking()
  if (!dossier.data) return null
  const { title } = dossier.data
  return (
    <>
      <h2 className={styles.heading}>{t('dossier')}</h2>
      <ul aria-label={t('papersOf', { title })}>
        <Item
          href={`/dossiers/${dossierId}`}
          icon={IconFolder}
          isHere={path === `/dossiers/${dossierId}`}
          asks={asking(dossierId)}
        >
          {title}
        </Item>
        {papers.data?.items.map((paper) => (
          <Item
            key={paper.id}
            href={`/documenten/${paper.id}`}
            icon={IconFileText}
            isHere={path === `/documenten/${paper.id}`}
          >
            {paper.title}
          </Item>
        ))}
      </ul>
    </>
  )
}

function RecentDossiers() {
  const t = useText(appMessages)
  const dossiers = useQuery(dossiersQuery('', false))
  const asking = useAsking()
  const recent = (dossiers.data?.items ?? [])
    .toSorted((a, b) => b.lastActivityAt.localeCompare(a.lastActivityAt))
    .slice(0, RECENT)
  if (recent.length === 0) return null
  return (
    <>
      <h2 className={styles.heading}>{t('recent')}</h2>
      <ul>
        {recent.map(({ id, title }) => (
          <Item key={id} href={`/dossiers/${id}`} icon={IconFolder} isHere={false} asks={asking(id)}>
            {title}
          </Item>
        ))}
      </ul>
    </>
  )
}

interface ItemProps {
  readonly href: string
  readonly icon: TablerIcon
  readonly isHere: boolean
  /** How many consultations in it ask for attention. */
  readonly asks?: number
  readonly children: string
}

function Item({ href, icon, isHere, asks = 0, children }: ItemProps) {
  const t = useText(attentionMessages)
  return (
    <li>
      <Link href={href} className={styles.item} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
        <Icon of={icon} />
        <span className={styles.label}>{children}</span>
        {asks > 0 && (
          <>
            <span className={styles.count} aria-hidden="true">
              {asks}
            </span>
            <VisuallyHidden>({t('asks', { n: asks })})</VisuallyHidden>
          </>
        )}
      </Link>
    </li>
  )
}

/** How many consultations ask for attention: in a dossier, or in all. */
function useAsking(): (dossierId?: string) => number {
  const items = useQuery(attentionQuery).data?.items ?? []
  return (dossierId) => items.filter((each) => dossierId === undefined || each.dossierId === dossierId).length
}
