import { ReactionRemarks } from '#client/consultations/reaction-remarks.tsx'
import type { PanelProps } from './panels.ts'

/** Beside the text of a reaction: the remarks on which it rests. */
export const ReactionPanel = ({ document }: PanelProps) => <ReactionRemarks documentId={document.id} />
