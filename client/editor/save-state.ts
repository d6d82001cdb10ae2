/** Why the server took nothing more of what was written here. */
export type RefusalReason = 'rights-withdrawn' | 'not-found' | 'refused-update' | 'too-large' | 'malformed'

/**
 * What is known of the writing on this page. `saved` is only said when everything made here is on the server's disk.
 * `waiting` counts the changes that are not, `onDevice` those of them that are in the copy on this device.
 */
export type SaveState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'saved'; readonly atMs: number | undefined }
  | { readonly kind: 'saving'; readonly waiting: number }
  | { readonly kind: 'offline'; readonly waiting: number; readonly onDevice: number }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly waiting: number }
  | { readonly kind: 'signed-out'; readonly onDevice: number }
  | { readonly kind: 'old-schema' }

/** The server takes nothing more of what is written here; trying again is no use. */
export const isStopped = ({ kind }: SaveState): boolean => kind === 'refused' || kind === 'old-schema'

type Link =
  | { readonly step: 'away' }
  /** Connected; the server's text has not come whole. */
  | { readonly step: 'open' }
  | { readonly step: 'synced' }
  | { readonly step: 'ended'; readonly why: RefusalReason | 'signed-out' | 'old-schema' }

/** All that the save state follows from. Changes are numbered from 1, first those left from an earlier visit. */
export interface Progress {
  readonly link: Link
  /** Nothing was tried yet, or the first try is under way. */
  readonly isFirst: boolean
  readonly made: number
  /** Up to this number they are in the copy on this device. */
  readonly stored: number
  /** Of the changes, those left from an earlier visit. */
  readonly restored: number
  /** Up to this number they are on disk. */
  readonly durable: number
  /** Per document message of this connection that is not acknowledged: the last change that it brings. */
  readonly underWay: readonly number[]
  /** Document messages of this connection that are acknowledged. */
  readonly acknowledged: number
  /** The whole of what the server lacked was sent over this connection, so what follows brings the rest. */
  readonly hasCaughtUp: boolean
  readonly savedAtMs: number | undefined
}

export type ProgressEvent =
  | { readonly type: 'changed' }
  /** The copy of an earlier visit was read; so many of its changes never reached the server. */
  | { readonly type: 'restored'; readonly waiting: number }
  /** So many of the changes made on this page are in the copy. */
  | { readonly type: 'stored'; readonly own: number }
  | { readonly type: 'opened' }
  | { readonly type: 'synced' }
  /** A document message went out; an answer (sync step 2) holds all that the server lacks. */
  | { readonly type: 'sent'; readonly isAnswer: boolean }
  | { readonly type: 'acknowledged'; readonly count: number }
  | { readonly type: 'lost' }
  | { readonly type: 'ended'; readonly why: RefusalReason | 'signed-out' | 'old-schema' }
  /** Trying again after an end: signed in again, or rights came back. */
  | { readonly type: 'resumed' }

export const startOfProgress: Progress = {
  link: { step: 'away' },
  isFirst: true,
  made: 0,
  stored: 0,
  restored: 0,
  durable: 0,
  underWay: [],
  acknowledged: 0,
  hasCaughtUp: false,
  savedAtMs: undefined,
}

const newConnection = { underWay: [], acknowledged: 0, hasCaughtUp: false } as const

/** The progress after an event. Pure: the caller passes the time, in milliseconds since the epoch. */
export function nextProgress(before: Progress, event: ProgressEvent, nowMs: number): Progress {
  const isEnded = before.link.step === 'ended'
  switch (event.type) {
    case 'changed':
      return { ...before, made: before.made + 1 }
    case 'restored':
      return {
        ...before,
        made: before.made + event.waiting,
        stored: before.stored + event.waiting,
        restored: before.restored + event.waiting,
      }
    case 'stored':
      return { ...before, stored: Math.max(before.stored, before.restored + event.own) }
    case 'opened':
      return { ...before, ...newConnection, link: { step: 'open' } }
    case 'synced':
      return isEnded ? before : { ...before, link: { step: 'synced' }, isFirst: false }
    case 'sent':
      return sent(before, event.isAnswer)
    case 'acknowledged':
      return acknowledged(before, event.count, nowMs)
    case 'lost':
      return isEnded ? before : { ...before, ...newConnection, link: { step: 'away' }, isFirst: false }
    case 'ended':
      return { ...before, ...newConnection, link: { step: 'ended', why: event.why }, isFirst: false }
    case 'resumed':
      return { ...before, ...newConnection, link: { step: 'away' } }
  } // no default: tsc fails here when an event is added and not handled
}

/** Before the server asked for what it lacks, an update brings only itself: what was made offline is not in it. */
function sent(before: Progress, isAnswer: boolean): Progress {
  const hasCaughtUp = before.hasCaughtUp || isAnswer
  return { ...before, hasCaughtUp, underWay: [...before.underWay, hasCaughtUp ? before.made : before.durable] }
}

function acknowledged(before: Progress, count: number, nowMs: number): Progress {
  const newly = count - before.acknowledged
  if (newly <= 0) return before
  const durable = Math.max(before.durable, ...before.underWay.slice(0, newly))
  return {
    ...before,
    acknowledged: count,
    underWay: before.underWay.slice(newly),
    durable,
    savedAtMs: durable > before.durable ? nowMs : before.savedAtMs,
  }
}

/** Changes made here that are not on the server's disk, as far as this page knows. */
export const waitingOf = (progress: Progress): number => progress.made - progress.durable

/** Of those, what is on this device: only of these one may say so. */
const onDeviceOf = (progress: Progress): number =>
  Math.max(0, Math.min(progress.made, progress.stored) - progress.durable)

/** What to say of it. */
export function saveStateOf(progress: Progress): SaveState {
  const waiting = waitingOf(progress)
  switch (progress.link.step) {
    case 'ended':
      return endOf(progress.link.why, progress)
    case 'away':
      return progress.isFirst ? { kind: 'loading' } : { kind: 'offline', waiting, onDevice: onDeviceOf(progress) }
    case 'open':
      return progress.isFirst ? { kind: 'loading' } : { kind: 'saving', waiting }
    case 'synced':
      return waiting === 0 && progress.underWay.length === 0
        ? { kind: 'saved', atMs: progress.savedAtMs }
        : { kind: 'saving', waiting }
  }
}

function endOf(why: RefusalReason | 'signed-out' | 'old-schema', progress: Progress): SaveState {
  if (why === 'signed-out') return { kind: why, onDevice: onDeviceOf(progress) }
  return why === 'old-schema' ? { kind: why } : { kind: 'refused', reason: why, waiting: waitingOf(progress) }
}
