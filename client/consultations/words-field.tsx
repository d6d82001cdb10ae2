import { useEffect, useRef, useState } from 'react'
import type { Place } from '#shared/consultations/schema.ts'
import {
  findWords,
  isWhole,
  type Letters,
  lettersOf,
  placeOfBlock,
  placeOfWords,
} from '#shared/consultations/word-places.ts'
import { useText } from '#client/lib/text.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { insideMessages } from './inside-messages.ts'
import type { TextBlock } from './places.ts'
import styles from './consultations.module.css'

/** Characters of a paragraph that are shown on both sides of the words. */
const AROUND = 40

interface WordsFieldProps {
  /** The block that the remark is about. */
  readonly block: TextBlock
  readonly place: Place
  readonly onChange: (place: Place) => void
}

/**
 * Which words of a paragraph something is about, for who does not select them: they are typed, and chosen when they stand
 * there more than once. Empty is the whole paragraph.
 */
export function WordsField({ block, place, onChange }: WordsFieldProps) {
  const t = useText(insideMessages)
  const field = useRef<HTMLInputElement>(null)
  const [own, setOwn] = useState({ words: wordsAt(block, place), place })
  // another place than was made of the words here: what was typed is thrown away, or what somebody else saved is taken
  const typed = own.place === place ? own.words : wordsAt(block, place)
  const found = findWords(block.words, typed)
  const isWrong = typed.trim() !== '' && found.length === 0
  // the form asks the browser what is wrong, and says it in our words
  useEffect(() => field.current?.setCustomValidity(isWrong ? t('wordsRule') : ''), [isWrong, t])
  const choose = (words: string, at: Letters | undefined): void => {
    const chosen = at ? placeOfWords(block, at) : placeOfBlock(block)
    setOwn({ words, place: chosen })
    onChange(chosen)
  }
  const letters = lettersOf(block.words, place)
  const at = found.findIndex(({ start }) => start === letters?.start)
  return (
    <>
      <TextField
        ref={field}
        name="words"
        label={t('words')}
        hint={t('wordsHint')}
        maxLength={2000}
        value={typed}
        onChange={(words) => choose(words, findWords(block.words, words)[0])}
      />
      {found.length > 1 && (
        <Select<string>
          name="which"
          label={t('wordsWhich')}
          options={found.map((each, index) => ({
            value: String(index),
            label: `${index + 1}: ${around(placeOfWords(block, each))}`,
          }))}
          value={String(Math.max(0, at))}
          onChange={(index) => choose(typed, found[Number(index)])}
        />
      )}
      {found.length > 0 && (
        <div className={styles.place}>
          <p>
            {before(place)}
            <mark>{place.quote}</mark>
            {after(place)}
          </p>
        </div>
      )}
    </>
  )
}

const wordsAt = ({ words }: TextBlock, place: Place): string => (isWhole(words, place) ? '' : place.quote)
const before = ({ prefix }: Place): string => (prefix.length > AROUND ? `…${prefix.slice(-AROUND)}` : prefix)
const after = ({ suffix }: Place): string => (suffix.length > AROUND ? `${suffix.slice(0, AROUND)}…` : suffix)
const around = (place: Place): string => before(place) + place.quote + after(place)
