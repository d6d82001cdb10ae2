import { useText } from '#client/lib/text.tsx'
import { useFrame } from '#client/ui/frame.tsx'
import { Link } from '#client/ui/link.tsx'
import { uiMessages } from '#client/ui/messages.ts'
import styles from './breadcrumbs.module.css'

/** Where one is; long names are cut in sight, whole to who listens and on hover. */
export function Breadcrumbs() {
  const t = useText(uiMessages)
  const { crumbs } = useFrame()
  if (crumbs.length === 0) return <div className={styles.none} />
  return (
    <nav aria-label={t('breadcrumbs')} className={styles.crumbs}>
      <ol>
        {crumbs.map(({ label, href }, index) => {
          const isHere = index === crumbs.length - 1
          return (
            <li key={href}>
              <Link href={href} title={label} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
                {label}
              </Link>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
