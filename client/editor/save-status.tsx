import {
  IconAlertCircle,
  IconCheck,
  IconCloudOff,
  IconEye,
  IconLoader2,
  IconLock,
  IconPencil,
  IconRefresh,
  type Icon as TablerIcon,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useAnnounce } from '#client/lib/announce.tsx'
import { cx } from '#client/lib/class-names.ts'
import { useFormat } from '#client/lib/format.ts'
import { type Translate, useText } from '#client/lib/text.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { PopUp } from '#client/ui/pop-up.tsx'
import { saveMessages } from './messages.ts'
import type { Room } from './room.ts'
import type { SaveState } from './save-state.ts'
import { type Shown, useShown } from './shown-save-state.ts'
import { useSelected, useStore } from './use-store.ts'
import styles from './save-status.module.css'

const icons: Readonly<Record<Shown, TablerIcon>> = {
  loading: IconLoader2,
  saved: IconCheck,
  changed: IconPencil,
  saving: IconLoader2,
  offline: IconCloudOff,
  refused: IconAlertCircle,
  'signed-out': IconLock,
  'old-schema': IconRefresh,
}

type Say = Translate<keyof (typeof saveMessages)['nl']>

/** The sentence in the bar; `n` changes are only on this device, or `unsaved` and not even there. */
function sentence(shown: Shown, { n, unsaved }: { n: number; unsaved: boolean }, t: Say): string {
  if (shown === 'offline' && n > 0) return t('offlineWaiting', { n })
  if (shown === 'offline') return t(unsaved ? 'offlineUnsaved' : 'offline')
  if (shown === 'signed-out') return n > 0 ? t('signedOutWaiting', { n }) : t('signedOut')
  return shown === 'old-schema' ? t('oldSchema') : t(shown)
}

interface SaveStatusProps {
  readonly room: Room
  readonly mayWrite: boolean
}

/**
 * What is known of the saving, in the bar. Its own live region is off: it changes with every word somebody types, and
 * only a change of kind is worth telling, which goes by the page's one region.
 */
export function SaveStatus({ room, mayWrite }: SaveStatusProps) {
  const t = useText(saveMessages)
  const shown = useShown(room.saveState)
  const onDevice = useSelected(room.saveState, onDeviceOf)
  const unsaved = useSelected(room.saveState, isUnsaved)
  const element = useRef<HTMLDivElement>(null)
  useAnnouncedKind(room, mayWrite)
  useEffect(() => {
    // the true state, for tests and for the curious, without a render at every key
    const mark = (): void => element.current?.setAttribute('data-state', room.saveState.get().kind)
    mark()
    return room.saveState.subscribe(mark)
  }, [room])
  const isReader = !mayWrite && (shown === 'saved' || shown === 'changed' || shown === 'saving')
  const text = isReader ? t('readOnly') : sentence(shown, { n: onDevice, unsaved }, t)
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a status is no `output` of a form
    <div ref={element} role="status" aria-live="off" className={styles.status}>
      <PopUp
        label={text}
        className={styles.popover}
        trigger={
          <AriaButton className={styles.button ?? ''} data-shown={isReader ? 'read-only' : shown}>
            <Icon of={isReader ? IconEye : icons[shown]} />
            <span className={cx(styles.text, onDevice > 0 && styles.long)}>{text}</span>
            {onDevice > 0 && (
              <span className={styles.short} aria-hidden="true">
                {t('onDeviceShort', { n: onDevice })}
              </span>
            )}
          </AriaButton>
        }
      >
        {() => (
          <div className={styles.dialog}>
            <Explanation room={room} text={text} isReader={isReader} />
          </div>
        )}
      </PopUp>
    </div>
  )
}

const onDeviceOf = (state: SaveState): number => ('onDevice' in state ? state.onDevice : 0)

const isUnsaved = (state: SaveState): boolean => 'waiting' in state && state.waiting > 0

interface ExplanationProps {
  readonly room: Room
  readonly text: string
  readonly isReader: boolean
}

function Explanation({ room, text, isReader }: ExplanationProps) {
  const state = useStore(room.saveState)
  const t = useText(saveMessages)
  const format = useFormat()
  if (isReader || state.kind === 'loading') return <p>{text}</p>
  if (state.kind === 'saved') {
    return (
      <>
        <p className={styles.strong}>
          {state.atMs === undefined
            ? t('nothingSaved')
            : t('lastSaved', { time: format.time(new Date(state.atMs).toISOString()) })}
        </p>
        <p>{t('savedMeans')}</p>
      </>
    )
  }
  return (
    <>
      <p className={styles.strong}>{text}</p>
      {state.kind === 'offline' && <p>{t('offlineMeans')}</p>}
      {state.kind === 'saving' && <p>{t('savingMeans')}</p>}
    </>
  )
}

/** Kinds between which nothing is told: they follow each other with every word. */
const isCalm = (kind: SaveState['kind']): boolean => kind === 'saved' || kind === 'saving' || kind === 'loading'

function useAnnouncedKind(room: Room, mayWrite: boolean): void {
  const t = useText(saveMessages)
  const announce = useAnnounce()
  const told = useRef<SaveState['kind']>('saved')
  useEffect(() => {
    const tell = (): void => {
      const state = room.saveState.get()
      const { kind } = state
      const before = told.current
      // After an absence wait until all of it is saved before saying that it is over.
      if (kind === before || (isCalm(kind) && (isCalm(before) || kind !== 'saved'))) return
      told.current = kind
      if (kind === 'saved') announce.say(t('backOnline'))
      else if (kind === 'refused' && mayWrite) announce.alarm(t('refused'))
      else announce.say(sentence(kind, { n: onDeviceOf(state), unsaved: isUnsaved(state) }, t))
    }
    tell()
    return room.saveState.subscribe(tell)
  }, [room, announce, t, mayWrite])
}
