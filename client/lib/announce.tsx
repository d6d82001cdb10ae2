import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import styles from './announce.module.css'

/** A message that is also seen, at the bottom of the window, with at most one thing to do about it. */
interface Seen {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

export interface Announce {
  /** Says something in the one polite region (`role=status`), without showing it. */
  readonly say: (text: string) => void
  /** Says it politely and shows it for some seconds; an action (undo) keeps it until the next message or page. */
  readonly show: (text: string, action?: Seen['action']) => void
  /** Interrupts (`role=alert`): only for loss of text or of rights. */
  readonly alarm: (text: string) => void
}

const AnnounceContext = createContext<Announce>({
  say: () => undefined,
  show: () => undefined,
  alarm: () => undefined,
})

export const useAnnounce = (): Announce => use(AnnounceContext)

/** Milliseconds of rest before a changing result is told: not after every letter. */
const REST_MS = 700

/** Tells a text that changes while one types (the number found), when it has come to rest; the first one is not news, nor is none. */
export function useAnnounceChange(text: string): void {
  const { say } = useAnnounce()
  const told = useRef(text)
  useEffect(() => {
    if (told.current === text) return undefined
    if (text === '') {
      told.current = text
      return undefined
    }
    const timer = setTimeout(() => {
      told.current = text
      say(text)
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [say, text])
}

/** How long a message without an action stays in sight. */
const SHOWN_MS = 6000
/** With an action it stays longer: WCAG 2.2.1 asks time to act; undo is also on the page itself. */
const SHOWN_WITH_ACTION_MS = 20_000

/** The one status region and the one alert region of the application, and the line of messages that are seen. */
export function AnnounceProvider({
  children,
  closeLabel,
}: {
  readonly children: ReactNode
  readonly closeLabel: string
}) {
  const [status, setStatus] = useState('')
  const [alert, setAlert] = useState('')
  const [seen, setSeen] = useState<Seen>()
  const turn = useRef(0)

  // the same sentence twice must be read twice: an invisible difference makes it a change
  const distinct = useCallback((text: string) => {
    turn.current += 1
    return turn.current % 2 === 0 ? `${text}\u00A0` : text
  }, [])

  useEffect(() => {
    if (!seen) return undefined
    const timer = setTimeout(() => setSeen(undefined), seen.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS)
    return () => clearTimeout(timer)
  }, [seen])

  const announce = useMemo<Announce>(
    () => ({
      say: (text) => setStatus(distinct(text)),
      show: (text, action) => {
        setStatus(distinct(text))
        setSeen({ text, action })
      },
      alarm: (text) => setAlert(distinct(text)),
    }),
    [distinct],
  )

  return (
    <AnnounceContext value={announce}>
      {children}
      {/* by data-live-announcer React Aria leaves these two within hearing while a dialog hides the page */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `output` belongs to a calculation; the region is found by its role */}
      <div role="status" data-live-announcer="true" className={styles.hidden}>
        {status}
      </div>
      <div role="alert" data-live-announcer="true" className={styles.hidden}>
        {alert}
      </div>
      {seen && (
        <div className={styles.seen}>
          <span>{seen.text}</span>
          {seen.action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                seen.action?.run()
                setSeen(undefined)
              }}
            >
              {seen.action.label}
            </button>
          )}
          <button type="button" className={styles.close} aria-label={closeLabel} onClick={() => setSeen(undefined)}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
            </svg>
          </button>
        </div>
      )}
    </AnnounceContext>
  )
}
