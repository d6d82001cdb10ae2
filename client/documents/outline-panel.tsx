import { OutlineList } from '#client/editor/outline-list.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { PanelProps } from './panels.ts'

/** The headings of the text: where one is, what is still empty, and the way to each part. */
export const OutlinePanel = ({ editor, close }: PanelProps) =>
  editor ? <OutlineList editor={editor} onJump={close} /> : <Skeleton lines={8} />
