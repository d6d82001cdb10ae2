import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { useSearchParams } from 'wouter'
import { ages } from '#shared/dilemmas/rules.ts'
import type { DilemmaSummary } from '#shared/dilemmas/schema.ts'
import { dilemmaSteps } from '#shared/dilemmas/machine.ts'
import { layers } from '#shared/organisations/layers.ts'
import { useAnnounceChange } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { groupNames } from '#client/organisations/messages.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { useBreadcrumbs } from '#client/ui/frame.tsx'
import { ButtonLink } from '#client/ui/link.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Page } from '#client/ui/page.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { DilemmaRow } from './dilemma-row.tsx'
import { registerMessages } from './messages.ts'
import { PictureSection } from './picture.tsx'
import { type RegisterFilters, registerKey, registerPage } from './queries.ts'
import { ageNames, aspectNames, aspects, attentionNames, stepNames } from './words.ts'
import styles from './dilemmas.module.css'

/** Where each filter stands in the address, so that going back finds it again. */
const inAddress = { layer: 'laag', aspect: 'aspect', step: 'stap', age: 'leeftijd', neededBefore: 'nodig' } as const
type FilterName = keyof typeof inAddress
const names = Object.keys(inAddress) as FilterName[]

/** The register of dilemmas over all one's dossiers: what asks for attention, and the picture over time. */
export function RegisterPage() {
  const t = useText(registerMessages)
  const [params, setParams] = useSearchParams()
  const filters = useMemo(
    (): RegisterFilters =>
      Object.fromEntries(
        names.flatMap((name) => (params.get(inAddress[name]) ? [[name, params.get(inAddress[name])]] : [])),
      ),
    [params],
  )
  useBreadcrumbs(useMemo(() => [{ label: t('dilemmas'), href: '/dilemmas' }], [t]))
  const set = (name: FilterName, value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(inAddress[name], value)
        else after.delete(inAddress[name])
        return after
      },
      { replace: true },
    )
  const isFiltered = Object.keys(filters).length > 0
  const clear = () => setParams({}, { replace: true })
  return (
    <Page title={t('dilemmas')} intro={t('intro')}>
      <Filters filters={filters} onSet={set} />
      <Register
        filters={filters}
        empty={
          isFiltered ? (
            <Empty action={<Button onPress={clear}>{t('clear')}</Button>}>{t('noMatch')}</Empty>
          ) : (
            <Empty action={<ButtonLink href="/dossiers">{t('toDossiers')}</ButtonLink>}>{t('empty')}</Empty>
          )
        }
        onClear={isFiltered ? clear : undefined}
      />
      <PictureSection filters={filters} />
    </Page>
  )
}

interface FiltersProps {
  readonly filters: RegisterFilters
  readonly onSet: (name: FilterName, value: string) => void
}

function Filters({ filters, onSet }: FiltersProps) {
  const t = useText(registerMessages)
  const group = useText(groupNames)
  const aspect = useText(aspectNames)
  const step = useText(stepNames)
  const age = useText(ageNames)
  const all = { value: '', label: t('all') }
  const choice = (name: Exclude<FilterName, 'neededBefore'>, options: readonly { value: string; label: string }[]) => (
    <Select<string>
      name={name}
      label={t(name)}
      value={filters[name] ?? ''}
      options={[all, ...options]}
      onChange={(value) => onSet(name, value)}
    />
  )
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      {choice(
        'layer',
        layers.map((value) => ({ value, label: group(value) })),
      )}
      {choice(
        'aspect',
        aspects.map((value) => ({ value, label: aspect(value) })),
      )}
      {choice(
        'step',
        dilemmaSteps.map((value) => ({ value, label: step(value) })),
      )}
      {choice(
        'age',
        ages.map((value) => ({ value, label: age(value) })),
      )}
      <TextField
        name="neededBefore"
        type="date"
        label={t('neededBefore')}
        required
        value={filters.neededBefore ?? ''}
        onChange={(value) => onSet('neededBefore', value)}
      />
    </search>
  )
}

interface RegisterProps {
  readonly filters: RegisterFilters
  readonly empty: ReactNode
  readonly onClear?: (() => void) | undefined
  /** The list stands on the page of its dossier. */
  readonly isHere?: boolean
}

/** The dilemmas that fit, under what each group asks for. */
export function Register({ filters, empty, onClear, isHere }: RegisterProps) {
  const t = useText(registerMessages)
  const attention = useText(attentionNames)
  const pages = useInfiniteQuery({
    queryKey: registerKey(filters),
    queryFn: ({ pageParam, signal }) => registerPage(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const Heading = isHere ? 'h3' : 'h2'
  const total = pages.data?.pages[0]?.total ?? 0
  useAnnounceChange(pages.data ? t('found', { n: total }) : '')
  return (
    <Loaded query={pages} lines={6}>
      {({ pages: loaded }) => {
        const items = loaded.flatMap((page) => page.items)
        if (items.length === 0) return empty
        return (
          <>
            <p className={styles.count}>
              {t('found', { n: total })}
              {onClear && (
                <Button small onPress={onClear}>
                  {t('clear')}
                </Button>
              )}
            </p>
            {byAttention(items).map((group) => (
              <section key={group.attention} className={styles.group} aria-label={attention(group.attention)}>
                <Heading className={styles.groupTitle}>
                  {attention(group.attention)} ({group.items.length})
                </Heading>
                <ul className={styles.list}>
                  {group.items.map((dilemma) => (
                    <DilemmaRow key={dilemma.id} dilemma={dilemma} isHere={isHere ?? false} />
                  ))}
                </ul>
              </section>
            ))}
            {pages.hasNextPage && (
              <div>
                <Button isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
                  {t('more')}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

/** They come in the order of attention: neighbours of one kind are one group. */
function byAttention(items: readonly DilemmaSummary[]) {
  return [...Map.groupBy(items, (each) => each.attention)].map(([attention, each]) => ({ attention, items: each }))
}
