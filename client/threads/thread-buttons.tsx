import { IconMessagePlus, IconPencilPlus } from '@tabler/icons-react'
import type { ToolbarRoom } from '#client/editor/toolbar.tsx'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { railMessages } from './messages.ts'
import { useCompose } from './thread-keys.ts'
import { useThreadContext } from './who.ts'
import styles from './thread-buttons.module.css'

/** Comment and propose, on what is selected; a proposal is a choice in the composer as well. */
export function ThreadButtons({ room }: { readonly room: ToolbarRoom }) {
  const t = useText(railMessages)
  const { desk, mayComment } = useThreadContext()
  const compose = useCompose(desk)
  if (!mayComment) return null
  const comment = { icon: IconMessagePlus, onPress: () => compose('opmerking') }
  const propose = { icon: IconPencilPlus, onPress: () => compose('tekstvoorstel') }
  if (room === 'words') {
    return (
      <>
        <Button {...comment}>{t('newThread')}</Button>
        <Button {...propose}>{t('newProposal')}</Button>
      </>
    )
  }
  return (
    <>
      <IconButton label={t('newThread')} shortcut="Ctrl+Alt+M" {...comment} />
      {room === 'icons' && <IconButton label={t('newProposal')} {...propose} />}
    </>
  )
}

/** The bar above the text for who may comment and not write. */
export function CommentBar() {
  const { mayComment } = useThreadContext()
  return (
    mayComment && (
      <div className={styles.bar}>
        <ThreadButtons room="words" />
      </div>
    )
  )
}
