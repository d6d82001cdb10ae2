import styles from './skip-links.module.css'

export interface SkipLink {
  /** Id of the element to go to; it must be focusable. */
  readonly target: string
  readonly label: string
}

/** The first tab stops of a page: past the bars, to what one came for. */
export const SkipLinks = ({ label, links }: { readonly label: string; readonly links: readonly SkipLink[] }) => (
  <nav aria-label={label} className={styles.links}>
    {links.map(({ target, label: name }) => (
      <a
        key={target}
        href={`#${target}`}
        className={styles.link}
        onClick={(event) => {
          // moves the focus without touching the address: a hash in it is a place in a document
          event.preventDefault()
          document.getElementById(target)?.focus()
        }}
      >
        {name}
      </a>
    ))}
  </nav>
)
