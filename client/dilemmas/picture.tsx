import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Period, Picture } from '#shared/dilemmas/rules.ts'
import { addDays, addMonths, type Day, startOfMonth, startOfWeek } from '#shared/lib/day.ts'
import { useFormat } from '#client/lib/format.ts'
import { languageTags, useLocale, useText } from '#client/lib/text.tsx'
import { RadioGroup } from '#client/ui/checkbox.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { Section } from '#client/ui/page.tsx'
import { Table } from '#client/ui/table.tsx'
import { registerMessages } from './messages.ts'
import { pictureQuery, type RegisterFilters } from './queries.ts'
import styles from './picture.module.css'

/** A year of months, or a quarter of weeks: what one overlooks. */
const MONTHS = 12
const WEEKS = 13

const today = (): Day => new Intl.DateTimeFormat('sv-SE').format(new Date())

const rangeOf = (by: Period, until: Day) => ({
  by,
  until,
  since: by === 'month' ? addMonths(startOfMonth(until), 1 - MONTHS) : addDays(startOfWeek(until), 7 * (1 - WEEKS)),
})

/** How many dilemmas were flagged, discussed and solved over time. It knows no parties. */
export function PictureSection({ filters }: { readonly filters: RegisterFilters }) {
  const t = useText(registerMessages)
  const [by, setBy] = useState<Period>('month')
  const picture = useQuery(pictureQuery(filters, rangeOf(by, today())))
  return (
    <Section title={t('picture')} intro={t('pictureIntro')}>
      <RadioGroup<Period>
        name="by"
        label={t('by')}
        options={[
          { value: 'month', label: t('byMonth') },
          { value: 'week', label: t('byWeek') },
        ]}
        value={by}
        onChange={setBy}
      />
      <Loaded query={picture}>{(data) => <PictureOf picture={data} by={by} />}</Loaded>
    </Section>
  )
}

/** What a bar counts, in the order in which the three stand beside each other. */
const series = ['flagged', 'discussed', 'solved'] as const

interface PictureProps {
  readonly picture: Picture
  readonly by: Period
}

function PictureOf({ picture, by }: PictureProps) {
  const t = useText(registerMessages)
  const format = useFormat()
  const { locale } = useLocale()
  const month = new Intl.DateTimeFormat(languageTags[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const period = (from: Day): string =>
    by === 'week' ? t('weekOf', { day: format.date(from) }) : month.format(new Date(`${from}T00:00:00Z`))
  const { medianDaysToDiscussion: median, waiting } = picture
  return (
    <>
      <ul className={styles.legend}>
        {series.map((name) => (
          <li key={name}>
            <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
              <Patterns />
              <rect x="2" y="2" width="14" height="14" className={styles[name]} />
            </svg>
            {t(name)}
          </li>
        ))}
      </ul>
      <Chart picture={picture} by={by} period={period} />
      <p>
        {median === null ? t('noMedian') : t('median', { n: median })}{' '}
        {waiting === 0 ? t('noneWaiting') : t('waiting', { n: waiting })}
      </p>
      <details className={styles.details}>
        <summary>{t('asTable')}</summary>
        <Table
          caption={t('picture')}
          rows={picture.bars}
          rowKey={({ from }) => from}
          columns={[
            { key: 'period', header: t('period'), isName: true, render: ({ from }) => period(from) },
            ...series.map((name) => ({
              key: name,
              header: t(name),
              isNumber: true,
              render: (bar: Picture['bars'][number]) => bar[name],
            })),
          ]}
        />
      </details>
    </>
  )
}

/** CSS pixels. */
const GROUP = 56
const BAR = 13
const HEIGHT = 120
const LABELS = 26
const AXIS = 28

interface ChartProps extends PictureProps {
  readonly period: (from: Day) => string
}

/** The bars. Three patterns tell them apart, so that colour is not needed; the figures stand in the table as well. */
function Chart({ picture: { bars }, by, period }: ChartProps) {
  const t = useText(registerMessages)
  const { locale } = useLocale()
  const most = Math.max(4, ...bars.flatMap((bar) => series.map((name) => bar[name])))
  const width = AXIS + bars.length * GROUP
  const sum = (name: (typeof series)[number]): number => bars.reduce((total, bar) => total + bar[name], 0)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // on a narrow screen what is newest comes first in sight
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth
  }, [])
  const short = new Intl.DateTimeFormat(languageTags[locale], {
    month: 'short',
    timeZone: 'UTC',
    ...(by === 'week' ? { day: 'numeric' } : {}),
  })
  const first = bars[0]?.from ?? ''
  const last = bars.at(-1)?.from ?? ''
  const label = t('pictureLabel', {
    from: period(first),
    until: period(last),
    flagged: sum('flagged'),
    discussed: sum('discussed'),
    solved: sum('solved'),
  })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- it scrolls on its own, which the keyboard must reach
    <div ref={frame} className={styles.scroll} role="group" aria-label={t('scroll')} tabIndex={0}>
      <svg
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here, from figures
        role="img"
        aria-label={label}
        width={width}
        height={HEIGHT + LABELS + 12}
        viewBox={`0 -12 ${width} ${HEIGHT + LABELS + 12}`}
        className={styles.chart}
      >
        <Patterns />
        {[0, most / 2, most].map((value) => {
          const y = HEIGHT - (value / most) * HEIGHT
          return (
            <g key={value}>
              <line x1={AXIS} x2={width} y1={y} y2={y} className={styles.line} />
              <text x={AXIS - 6} y={y + 4} textAnchor="end" className={styles.tick}>
                {Number.isInteger(value) ? value : ''}
              </text>
            </g>
          )
        })}
        {bars.map((bar, index) => (
          <g key={bar.from} transform={`translate(${AXIS + index * GROUP + 6} 0)`}>
            {series.map((name, at) => {
              const height = (bar[name] / most) * HEIGHT
              return (
                <rect
                  key={name}
                  x={at * (BAR + 2)}
                  y={HEIGHT - height}
                  width={BAR}
                  height={height}
                  className={styles[name]}
                />
              )
            })}
            <text x={(3 * (BAR + 2)) / 2} y={HEIGHT + 18} textAnchor="middle" className={styles.tick}>
              {short.format(new Date(`${bar.from}T00:00:00Z`))}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

/** Stripes, for what is told apart without colour. Every drawing has its own, as a pattern is found by its id. */
const Patterns = () => (
  <defs>
    <pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" className={styles.ground} />
      <rect width="2.5" height="5" className={styles.stripe} />
    </pattern>
  </defs>
)
