import type { DocumentNode } from '#shared/documents/schema.ts'
import { imageAt } from '#shared/images/address.ts'
import { useText } from '#client/lib/text.tsx'
import { reactionMessages } from './messages.ts'

interface FrozenImageProps {
  readonly attrs: NonNullable<DocumentNode['attrs']>
  /** Where it is served; not given: in its document. */
  readonly address: ((imageId: string) => string) | undefined
}

/** A picture in a text that nobody changes; what was never placed is none. */
export function FrozenImage({ attrs: { src, alt, width, height, frames }, address }: FrozenImageProps) {
  const t = useText(reactionMessages)
  const at = imageAt(src)
  if (!at) return null
  const words = typeof alt === 'string' ? alt : t('picture')
  const picture = (
    <img
      src={address ? address(at.imageId) : String(src)}
      alt={words}
      width={sideOf(width)}
      height={sideOf(height)}
      loading="lazy"
    />
  )
  if (typeof frames !== 'number' || frames < 2) return picture
  // nothing moves before one asks for it, and it stops when one closes it (WCAG 2.2.2)
  return (
    <details>
      <summary>{t('moving', { alt: words || t('picture') })}</summary>
      {picture}
    </details>
  )
}

const sideOf = (side: unknown): number | undefined => (typeof side === 'number' ? side : undefined)
