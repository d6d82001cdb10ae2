import { IconMessagePlus, IconPencilPlus } from '@tabler/icons-react'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { railMessages } from './messages.ts'
import { useCompose } from './thread-keys.ts'
import { useThreadContext } from './who.ts'
import styles from './thread-buttons.module.css'

/** Comment and propose, on what is selected; in the toolbar, where `isNarrow` leaves room for icons only. */
export function ThreadButtons({ isNarrow }: { readonly isNarrow: boolean }) {
  const t = useText(railMessages)
  const { desk, mayComment } = useThreadContext()
  const compose = useCompose(desk)
  if (!mayComment) return null
  if (isNarrow) {
    // a proposal is a choice in the composer as well
    return (
      <IconButton
        icon={IconMessagePlus}
        label={t('newThread')}
        shortcut="Ctrl+Alt+M"
        onPress={() => compose('opmerking')}
      />
    )
  }
  return (
    <>
      <Button icon={IconMessagePlus} onPress={() => compose('opmerking')}>
        {t('newThread')}
      </Button>
      <Button icon={IconPencilPlus} onPress={() => compose('tekstvoorstel')}>
        {t('newProposal')}
      </Button>
    </>
  )
}

/** The bar above the text for who may comment and not write. */
export function CommentBar() {
  const { mayComment } = useThreadContext()
  return (
    mayComment && (
      <div className={styles.bar}>
        <ThreadButtons isNarrow={false} />
      </div>
    )
  )
}
