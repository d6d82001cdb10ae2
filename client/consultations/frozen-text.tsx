import type { ReactNode } from 'react'
import { wordsOf } from '#shared/consultations/place-words.ts'
import { safeHref } from '#shared/documents/href.ts'
import { citation, headingNumber, numberFromHighest, type Numbered } from '#shared/language/numbering.ts'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { FrozenImage } from './frozen-image.tsx'
import { blockId, type TextBlock } from './places.ts'
import { type Pieces, piecesOf, type Underline, Underlined } from './underlined.tsx'
import styles from './frozen-text.module.css'

interface FrozenTextProps {
  readonly text: DocumentNode
  /** Headings and paragraphs carry numbers. */
  readonly numbered?: boolean
  /** What stands under a block: who may remark gets a button there. Not given: only to read, and no place of it is linked to. */
  readonly children?: (block: TextBlock) => ReactNode
  /** What in a block is underlined. */
  readonly underlines?: (block: TextBlock) => readonly Underline[]
  /** Where its images are served. Not given: in its document, which every reader of the text reads as well. */
  readonly imageAddress?: ImageAddress | undefined
}
type ImageAddress = (imageId: string) => string

/** A text that nobody changes, to read. What people wrote becomes elements one by one: no HTML of theirs is used. */
export function FrozenText({ text, numbered = false, children, underlines, imageAddress }: FrozenTextProps) {
  const levels = levelsOf(text)
  const numbers = numbered ? numbersOf(text) : []
  return (
    <div className={styles.text}>
      {(text.content ?? []).map((node, index) => {
        const id = blockId(node)
        const words = wordsOf(node)
        return (
          // blocks of a frozen text keep their places; an old one may have no id
          <div key={id ?? index} {...(id && children ? { id: `blok-${id}` } : {})} className={styles.block}>
            <div className={styles.content} data-block={id}>
              <Node
                node={node}
                levels={levels}
                number={numbers[index]}
                pieces={piecesOf(node, (id && underlines?.({ id, words })) || [])}
                imageAddress={imageAddress}
              />
            </div>
            {id && children && words !== '' && <div className={styles.under}>{children({ id, words })}</div>}
          </div>
        )
      })}
    </div>
  )
}

interface NodeProps {
  readonly node: DocumentNode
  /** The levels of heading that the text has, from high to low. */
  readonly levels: readonly number[]
  readonly pieces: Pieces
  readonly imageAddress: ImageAddress | undefined
  /** What others cite it by. */
  readonly number?: string | undefined
}

function numberedOf({ type, attrs, content = [] }: DocumentNode): Numbered {
  if (type === 'heading') return { kind: 'heading', level: Number(attrs?.['level'] ?? 1) }
  return { kind: (type === 'paragraph' && content.length > 0) || type === 'blockquote' ? 'paragraph' : 'other' }
}

/** Of each block: "3.2" before a heading, "3.2, alinea 4" before a paragraph. */
function numbersOf({ content = [] }: DocumentNode): (string | undefined)[] {
  const numbering = numberFromHighest(content.map(numberedOf))
  return content.map((_node, index) => headingNumber(numbering, index) ?? citation(numbering, index))
}

/** A text need not begin at its first level: what it has is put under the page's own headings without a gap. */
const levelsOf = (text: DocumentNode): number[] =>
  [...new Set((text.content ?? []).flatMap((node) => (node.type === 'heading' ? [levelOf(node)] : [])))].toSorted(
    (a, b) => a - b,
  )
const levelOf = ({ attrs }: DocumentNode): number => Number(attrs?.['level'] ?? 1)

const Children = ({ node, ...same }: Omit<NodeProps, 'number'>) =>
  // see above: the order never changes
  // oxlint-disable-next-line react/no-array-index-key -- see above
  (node.content ?? []).map((child, index) => <Node key={index} node={child} {...same} />)

/** Headings of the text stand under those of the page: its first level is the page's third. */
const headings = ['h3', 'h4', 'h5', 'h6'] as const

const elements: Readonly<Record<string, 'p' | 'ul' | 'ol' | 'li' | 'blockquote' | 'tr' | 'td'>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
  tableCell: 'td',
}

function Node({ number, ...props }: NodeProps): ReactNode {
  const { node, levels, pieces, imageAddress } = props
  const inner = (
    <>
      {number && (
        <span data-number className={node.type === 'heading' ? undefined : styles.number}>
          {number}{' '}
        </span>
      )}
      <Children {...props} />
    </>
  )
  if (node.text !== undefined) return <Inline node={node} pieces={pieces} />
  if (node.type === 'hardBreak') return <br />
  if (node.type === 'image') return <FrozenImage attrs={node.attrs ?? {}} address={imageAddress} />
  if (node.type === 'heading') {
    const Heading = headings[levels.indexOf(levelOf(node))] ?? 'h6'
    return <Heading>{inner}</Heading>
  }
  if (node.type === 'table') {
    return (
      <table>
        <tbody>{inner}</tbody>
      </table>
    )
  }
  if (node.type === 'tableHeader') return <th scope="col">{inner}</th>
  const Element = elements[node.type]
  return Element ? <Element>{inner}</Element> : <div>{inner}</div>
}

function Inline({ node, pieces }: Pick<NodeProps, 'node' | 'pieces'>): ReactNode {
  const own = pieces.get(node)
  return (node.marks ?? []).reduce<ReactNode>(
    (inner, { type, attrs }) => {
      if (type === 'bold') return <strong>{inner}</strong>
      if (type === 'italic') return <em>{inner}</em>
      const href = type === 'link' ? safeHref(attrs?.['href']) : undefined
      return href === undefined ? (
        inner
      ) : (
        <a href={href} rel="noopener noreferrer nofollow">
          {inner}
        </a>
      )
    },
    own ? <Underlined pieces={own} /> : node.text,
  )
}
