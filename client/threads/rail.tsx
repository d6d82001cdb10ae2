import { IconMessagePlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { standingOf, type Spots } from '#client/editor/thread-marks.ts'
import { useSelected, useStore } from '#client/editor/use-store.ts'
import { cx } from '#client/lib/class-names.ts'
import { later } from '#client/ui/later.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { conflictsOf } from './conflicts.ts'
import { placesOfWords } from './drafts.ts'
import { FilterBar } from './filter-bar.tsx'
import { filtered, noFilter, type ThreadFilter } from './filters.ts'
import { railMessages } from './messages.ts'
import { threadsQuery, type Threads } from './queries.ts'
import { isList as listStore } from './rail-mode.ts'
import { ThreadCard } from './thread-card.tsx'
import { useComposerInSight, useRailLayout } from './use-rail-layout.ts'
import { useThreadContext } from './who.ts'
import styles from './rail.module.css'

const AcceptAll = later(async () => (await import('./accept-all.tsx')).AcceptAll)
const Composer = later(async () => (await import('./composer.tsx')).Composer)
const LeftWords = later(async () => (await import('./left-words.tsx')).LeftWords)

interface RailProps {
  /** It lies over the page: then the threads are a list. */
  readonly isOver: boolean
}

/** The threads of a document: cards beside their words, or a list that needs no text. */
export function Rail({ isOver }: RailProps) {
  const t = useText(railMessages)
  const { document } = useThreadContext()
  const threads = useQuery(threadsQuery(document.id))
  if (threads.data) return <LoadedRail threads={threads.data} isOver={isOver} />
  return (
    <div className={styles.plain}>
      {threads.error ? (
        <ErrorNotice title={t('failed')} error={threads.error} onRetry={() => void threads.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </div>
  )
}

const none: Threads = []

function LoadedRail({ threads, isOver }: RailProps & { readonly threads: Threads }) {
  const { desk, userId, writer } = useThreadContext()
  const [filter, setFilter] = useState<ThreadFilter>(noFilter)
  const chosenList = useStore(listStore)
  const isList = isOver || chosenList
  const spots = useStore(desk.spots)
  const active = useStore(desk.active)
  const reader = { userId, organisationCode: writer?.actsFor.code }
  const shown = filtered(threads, filter, reader)
  const looked = threads.find(({ id }) => id === active && !shown.some((each) => each.id === id))
  const items = inOrder(looked ? [...shown, looked] : shown, spots)
  // read anew at each render: that is when a thread or its place changed, not a key
  const conflicts = conflictsOf(threads, desk.spotsNow())
  const bar = (
    <>
      <FilterBar
        threads={threads}
        reader={reader}
        filter={filter}
        onChange={setFilter}
        isList={isOver ? undefined : isList}
      />
      {filter.organisation !== '' && <AcceptAll key={filter.organisation} threads={shown} conflicts={conflicts} />}
    </>
  )
  return (
    <div className={cx(styles.rail, isList && styles.asList)}>
      <div className={styles.head}>{bar}</div>
      <div className={styles.left}>
        <Left />
      </div>
      <Cards items={items} conflicts={conflicts} filter={filter} />
    </div>
  )
}

/** What one typed about a passage and left, when nothing else is being written. */
function Left() {
  const { desk, document, userId, mayComment } = useThreadContext()
  const isWriting = useSelected(desk.composing, (composing) => composing !== null)
  return !isWriting && mayComment && placesOfWords(userId, document.id).length > 0 && <LeftWords />
}

/** In the order of the text: those about the whole document first, then by place; without a place by their moment. */
function inOrder(threads: Threads, spots: Spots): Threads {
  const placeOf = (thread: Threads[number]): number => (thread.anchor ? (spots.get(thread.id)?.at ?? 0) : -1)
  return threads.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.createdAt < b.createdAt ? -1 : 1))
}

interface CardsProps {
  readonly items: Threads
  readonly conflicts: ReturnType<typeof conflictsOf>
  readonly filter: ThreadFilter
}

function Cards({ items, conflicts, filter }: CardsProps) {
  const t = useText(railMessages)
  const { desk, writer } = useThreadContext()
  const spots = useStore(desk.spots)
  const composing = useStore(desk.composing)
  const composerAt = useComposerPlace()
  const ids = items.map(({ id }) => id)
  // a stable array, or every render would lay the cards out
  const key = ids.join(' ')
  const order = useMemo(() => {
    const all = key === '' ? [] : key.split(' ')
    if (composerAt === undefined) return all
    const before = all.filter((id) => (spots.get(id)?.at ?? -1) <= (composerAt ?? -1)).length
    return all.toSpliced(before, 0, 'composer')
  }, [key, composerAt, spots])
  const { rail, slotRef, composerSlot } = useRailLayout(desk, order, composerAt)
  useComposerInSight(desk, composing?.turn)
  const onElement = useCallback((id: string, element: HTMLElement | null) => desk.setCard(id, element), [desk])
  const byId = new Map(items.map((thread) => [thread.id, thread]))
  return (
    // the keys are those of the cards in it
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <section
      ref={rail}
      id="lijst-van-opmerkingen"
      aria-label={t('listLabel')}
      tabIndex={-1}
      className={styles.cards}
      onKeyDown={(event) => onCardKey(event, () => desk.goToText())}
    >
      {items.length === 0 && !composing && <NoThreads filter={filter} />}
      {order.map((id) => {
        const thread = byId.get(id)
        return (
          <Slot key={id} id={id} onSlot={slotRef}>
            {id === composerSlot && composing && writer && <Composer composing={composing} writer={writer} />}
            {thread && (
              <ThreadCard
                thread={thread}
                standing={standingOf(spots.get(id))}
                conflicts={conflicts.get(id) ?? none}
                isFirst={id === ids[0]}
                onElement={onElement}
              />
            )}
          </Slot>
        )
      })}
    </section>
  )
}

interface SlotProps {
  readonly id: string
  readonly onSlot: (id: string, element: HTMLElement | null) => void
  readonly children: ReactNode
}

/** The place of one card, which the layout moves. */
function Slot({ id, onSlot, children }: SlotProps) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    onSlot(id, element.current)
    return () => onSlot(id, null)
  }, [id, onSlot])
  return (
    <div ref={element} className={styles.slot}>
      {children}
    </div>
  )
}

/** Where the composer's words begin. */
function useComposerPlace(): number | null | undefined {
  const { desk } = useThreadContext()
  const composing = useStore(desk.composing)
  return useMemo(() => {
    if (!composing) return undefined
    return composing.anchor ? (desk.placeOf(composing.anchor)?.from ?? null) : null
  }, [composing, desk])
}

/** Arrows go from card to card, Esc back to the text. Inside a field the keys are the field's. */
function onCardKey(event: KeyboardEvent<HTMLElement>, onLeave: () => void): void {
  const { target, key } = event
  if (!(target instanceof HTMLElement) || event.defaultPrevented) return
  const card = target.closest<HTMLElement>('[data-thread-card]')
  if (key === 'Escape' && card) {
    if (target === card) return onLeave()
    return card.focus()
  }
  if (target !== card) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-thread-card]')]
  const at = all.indexOf(card)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key]
  const next = to === undefined ? undefined : all[to]
  if (!next) return
  event.preventDefault()
  next.focus({ preventScroll: true })
  requestAnimationFrame(() => next.scrollIntoView({ block: 'nearest' }))
}

function NoThreads({ filter }: { readonly filter: ThreadFilter }) {
  const t = useText(railMessages)
  const { desk, mayComment } = useThreadContext()
  if (filter.state === 'archive') return <Empty>{t('emptyArchive')}</Empty>
  if (filter !== noFilter) return <Empty>{t('emptyFilter')}</Empty>
  if (!mayComment) return <Empty>{t('emptyReader')}</Empty>
  return (
    <Empty
      action={
        <Button icon={IconMessagePlus} onPress={() => desk.composeOn(null, 'opmerking')}>
          {t('newWhole')}
        </Button>
      }
    >
      {t('empty')}
    </Empty>
  )
}
