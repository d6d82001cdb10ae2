import type { Body, Inline } from '#shared/threads/body.ts'
import styles from './card.module.css'

const words = (part: Extract<Inline, { type: 'text' }>) => {
  const emphasised = part.italic ? <em>{part.text}</em> : part.text
  return part.bold ? <strong>{emphasised}</strong> : emphasised
}

const Part = ({ of }: { readonly of: Inline }) => {
  if (of.type === 'break') return <br />
  if (of.type !== 'text') return <span className={styles.mention}>@{of.name}</span>
  if (!of.href) return words(of)
  return (
    <a href={of.href} rel="noopener noreferrer nofollow">
      {words(of)}
    </a>
  )
}

const Line = ({ of }: { readonly of: readonly Inline[] }) =>
  // oxlint-disable-next-line react/no-array-index-key -- parts of a text have no identity and never move
  of.map((part, index) => <Part key={index} of={part} />)

/** What somebody said, as he laid it out. */
export const BodyView = ({ body }: { readonly body: Body }) => (
  <div className={styles.body}>
    {body.map((block, index) => {
      if (block.type === 'paragraph') {
        return (
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <p key={index}>
            <Line of={block.content} />
          </p>
        )
      }
      const List = block.type === 'bulletList' ? 'ul' : 'ol'
      return (
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <List key={index}>
          {block.items.map((item, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <li key={at}>
              <Line of={item} />
            </li>
          ))}
        </List>
      )
    })}
  </div>
)
