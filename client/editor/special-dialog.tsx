import type { Editor } from '@tiptap/core'
import { useAnnounce } from '#client/lib/announce.tsx'
import { useText } from '#client/lib/text.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Tooltip } from '#client/ui/tooltip.tsx'
import { Button as AriaButton } from 'react-aria-components/Button'
import { backToText } from './back-to-text.ts'
import { characterNames, groups, type CharacterGroup } from './special-names.ts'
import { writingMessages } from './writing-messages.ts'
import styles from './writing.module.css'

/** Characters that a keyboard has no key for, each with its name. It stays open: one often needs more than one. */
export function SpecialDialog({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const t = useText(writingMessages)
  const close = (): void => backToText(editor, onClose)
  return (
    <Dialog open onClose={close} title={t('characters')}>
      {groups.map((group) => (
        <Group key={group.id} group={group} editor={editor} />
      ))}
    </Dialog>
  )
}

function Group({ group, editor }: { readonly group: CharacterGroup; readonly editor: Editor }) {
  const t = useText(writingMessages)
  const name = useText(characterNames)
  const { show } = useAnnounce()
  const put = (character: string, label: string): void => {
    editor.view.dispatch(editor.state.tr.insertText(character))
    show(t('characterPut', { name: label }))
  }
  return (
    <section className={styles.group} aria-labelledby={`tekens-${group.id}`}>
      <h3 id={`tekens-${group.id}`}>{name(group.id)}</h3>
      <div className={styles.characters}>
        {group.characters.map(({ character, id, seen }) => (
          <Tooltip key={id} name={name(id)}>
            <AriaButton
              aria-label={name(id)}
              className={styles.character ?? ''}
              onPress={() => put(character, name(id))}
            >
              {seen ?? character}
            </AriaButton>
          </Tooltip>
        ))}
      </div>
    </section>
  )
}
