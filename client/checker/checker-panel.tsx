import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PlacedFinding } from '#shared/checker/check-document.ts'
import { ruleKinds, rules } from '#shared/checker/rules.ts'
import type { Editor } from '#client/editor/editor.tsx'
import { useStore } from '#client/editor/use-store.ts'
import { useAnnounce, useAnnounceChange } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { type FindingActions, KindSection } from './kind-section.tsx'
import { LiveChecks } from './live-checks.ts'
import { checkerMessages } from './messages.ts'
import { type PassedOver, usePassedOver } from './passed-over.ts'
import { goTo, isMendable, mend } from './places.ts'
import styles from './checker.module.css'

interface CheckerPanelProps {
  readonly document: { readonly id: string; readonly mayWrite: boolean }
  /** Undefined until the text has come. */
  readonly editor: Editor | undefined
  /** Before the focus goes to the text: a panel over the page must go away first. */
  readonly close: () => void
}

/** What would shut readers out of this text, or make it hard to read; with the way there, and mending where that is safe. */
export function CheckerPanel({ editor, ...rest }: CheckerPanelProps) {
  const t = useText(checkerMessages)
  return editor ? <Checks editor={editor} {...rest} /> : <p>{t('checking')}</p>
}

function Checks({ editor, document: { id, mayWrite }, close }: CheckerPanelProps & { readonly editor: Editor }) {
  const t = useText(checkerMessages)
  const checks = useMemo(() => new LiveChecks(editor), [editor])
  useEffect(() => checks.start(), [checks])
  const all = useStore(checks.findings)
  const passed = usePassedOver(id)
  const shown = useMemo(() => all?.filter(({ key }) => !passed.keys.includes(key)), [all, passed.keys])
  const summarise = useSummary()
  const [isTold, setTold] = useState(false)
  useAnnounceChange(isTold && shown ? summarise(shown) : '')
  const { place, keepPlace } = useKeptPlace()
  const actions = useActions({ editor, checks, passed, summarise, close, keepPlace })
  if (!shown) return <p>{t('checking')}</p>
  const hidden = (all ?? []).length - shown.length
  return (
    <div ref={place} className={styles.panel}>
      <div className={styles.summary}>
        <p tabIndex={-1} className={styles.numbers}>
          {summarise(shown)}
        </p>
        <p className={styles.small}>{t(mayWrite ? 'intro' : 'readOnly')}</p>
        <Checkbox checked={isTold} onChange={setTold}>
          {t('tellChanges')}
        </Checkbox>
      </div>
      {ruleKinds.map((kind) => {
        const findings = shown.filter(({ rule }) => rules[rule] === kind)
        if (findings.length === 0) return null
        return (
          <KindSection
            key={kind}
            kind={kind}
            findings={findings}
            actions={actions}
            isMendable={(finding) => mayWrite && isMendable(editor, finding)}
          />
        )
      })}
      {hidden > 0 && (
        <div className={styles.summary}>
          <p>{t('passedOver', { n: hidden })}</p>
          <Button small onPress={passed.forget}>
            {t('showPassed')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface ActionParts {
  readonly editor: Editor
  readonly checks: LiveChecks
  readonly passed: PassedOver
  readonly summarise: (findings: readonly PlacedFinding[]) => string
  readonly close: () => void
  readonly keepPlace: () => void
}

/** Each tells in words what it did, because what one pressed is gone afterwards. */
function useActions({ editor, checks, passed, summarise, close, keepPlace }: ActionParts): FindingActions {
  const t = useText(checkerMessages)
  const { say, show } = useAnnounce()
  const left = (without?: string): string =>
    summarise((checks.findings.get() ?? []).filter(({ key }) => key !== without && !passed.keys.includes(key)))
  const stale = (): void => {
    checks.now()
    show(t('changedMeanwhile'))
  }
  return {
    goTo: (finding) => {
      close()
      // a panel over the page gives the focus back first
      requestAnimationFrame(() => {
        if (!goTo(editor, finding)) stale()
      })
    },
    mend: (finding, choice) => {
      keepPlace()
      if (!mend(editor, finding, choice)) return stale()
      checks.now()
      say(t('repaired', { summary: left() }))
    },
    passOver: ({ key }) => {
      keepPlace()
      passed.passOver(key)
      say(t('passed', { summary: left(key) }))
    },
  }
}

/** When what has the focus goes away, the focus goes to what comes in its place. */
function useKeptPlace() {
  const place = useRef<HTMLDivElement>(null)
  const index = useRef<number>(undefined)
  const keepPlace = useCallback(() => {
    const all = [...(place.current?.querySelectorAll('[data-finding]') ?? [])]
    index.current = Math.max(
      0,
      all.findIndex((each) => each.contains(document.activeElement)),
    )
  }, [])
  // after every render: what was pressed goes with the one that follows
  useEffect(() => {
    if (index.current === undefined) return
    const all = [...(place.current?.querySelectorAll<HTMLElement>('[data-finding] button') ?? [])].filter(
      (button) => button.parentElement?.closest('[data-finding]')?.querySelector('button') === button,
    )
    const next = all[Math.min(index.current, all.length - 1)] ?? place.current?.querySelector<HTMLElement>('[tabindex]')
    index.current = undefined
    next?.focus()
  })
  return { place, keepPlace }
}

/** "3 punten om te verbeteren, 12 tips." */
function useSummary(): (findings: readonly PlacedFinding[]) => string {
  const t = useText(checkerMessages)
  return (findings) => {
    const tips = findings.filter(({ rule }) => rules[rule] === 'reading').length
    const n = findings.length - tips
    return t('summary', { mistakes: n === 0 ? t('noMistakes') : t('mistakes', { n }), tips: t('tips', { n: tips }) })
  }
}
