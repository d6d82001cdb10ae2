import { Fragment, type ReactNode } from 'react'
import type { DocumentNode } from '#shared/documents/schema.ts'
import { useText } from '#client/lib/text.tsx'
import { templateAdminMessages } from './admin-messages.ts'
import styles from './template-admin.module.css'

/** The content of a template to read: its structure in plain HTML, without an editor. */
export function TemplateContent({ content }: { readonly content: DocumentNode }) {
  const t = useText(templateAdminMessages)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls on its own, which the keyboard must reach
    <section aria-label={t('content')} tabIndex={0} className={styles.content}>
      {children(content)}
    </section>
  )
}

const children = (node: DocumentNode): ReactNode =>
  // oxlint-disable-next-line react/no-array-index-key -- a version never changes
  node.content?.map((child, index) => <Fragment key={index}>{block(child)}</Fragment>)

/** By level in the text: its headings stand under those of the page. */
const headingTags = ['h3', 'h4', 'h5', 'h6'] as const

const heading = (node: DocumentNode): ReactNode => {
  const level = Number(node.attrs?.['level'] ?? 1)
  const Tag = headingTags[level - 1] ?? 'h6'
  return <Tag className={styles[`level${level}`]}>{children(node)}</Tag>
}

const span = (node: DocumentNode) => ({
  colSpan: Number(node.attrs?.['colspan'] ?? 1),
  rowSpan: Number(node.attrs?.['rowspan'] ?? 1),
})

/** Each node as its element; what is not known here shows what is in it. */
const elements: Readonly<Record<string, (node: DocumentNode) => ReactNode>> = {
  heading,
  paragraph: (node) => <p>{children(node) ?? '\u00A0'}</p>,
  bulletList: (node) => <ul>{children(node)}</ul>,
  orderedList: (node) => <ol start={Number(node.attrs?.['start'] ?? 1)}>{children(node)}</ol>,
  listItem: (node) => <li>{children(node)}</li>,
  blockquote: (node) => <blockquote>{children(node)}</blockquote>,
  table: (node) => (
    <table>
      <tbody>{children(node)}</tbody>
    </table>
  ),
  tableRow: (node) => <tr>{children(node)}</tr>,
  tableHeader: (node) => <th {...span(node)}>{children(node)}</th>,
  tableCell: (node) => <td {...span(node)}>{children(node)}</td>,
  hardBreak: () => <br />,
}

function block(node: DocumentNode): ReactNode {
  if (node.type !== 'text') return (elements[node.type] ?? children)(node)
  const has = (type: string): boolean => node.marks?.some((mark) => mark.type === type) ?? false
  const text = has('italic') ? <em>{node.text}</em> : node.text
  return has('bold') ? <strong>{text}</strong> : text
}
