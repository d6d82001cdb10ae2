import { cx } from '#client/lib/class-names.ts'
import styles from './avatar.module.css'

interface AvatarProps {
  readonly name: string
  /** A CSS colour on which white text is readable. */
  readonly colour: string
  /** Overlapping in a row: a white edge round it. */
  readonly stacked?: boolean
}

/** Letters of the first two words that begin with a capital: "Joris de Wit" is JW, "Fatima El Idrissi" is FE. */
function initialsOf(name: string): string {
  const capitals = name.match(/(?<=^|\s)\p{Lu}/gu)
  return capitals?.slice(0, 2).join('') ?? name.slice(0, 1).toLocaleUpperCase('nl-NL')
}

/** Initials on a colour; decoration, for the name stands beside it or in the label of the button. */
export const Avatar = ({ name, colour, stacked }: AvatarProps) => (
  <span
    className={cx(styles.avatar, stacked && styles.stacked)}
    style={{ background: colour }}
    // by CSS: as text in a button the letters would have to be in its name as well
    data-initials={initialsOf(name)}
    aria-hidden="true"
  />
)
