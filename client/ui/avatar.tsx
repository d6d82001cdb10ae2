import { cx } from '#client/lib/class-names.ts'
import styles from './avatar.module.css'

interface AvatarProps {
  readonly name: string
  /** A CSS colour on which white text is readable. */
  readonly colour: string
  /** Overlapping in a row: a white edge round it. */
  readonly stacked?: boolean
}

/** First letters of the first and the last word that begins with a capital: "Joris de Wit" is JW. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{Lu}/u.test(word))
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? name]
  return chosen.map((word) => (word ?? '').slice(0, 1).toLocaleUpperCase('nl-NL')).join('')
}

/** Initials on a colour; decoration, for the name stands beside it or in the label of the button. */
export const Avatar = ({ name, colour, stacked }: AvatarProps) => (
  <span className={cx(styles.avatar, stacked && styles.stacked)} style={{ background: colour }} aria-hidden="true">
    {initialsOf(name)}
  </span>
)
