import { OptionsBeside } from '#client/dilemmas/options-beside.tsx'
import type { PanelProps } from './panels.ts'

/** Beside the table of options of a dilemma: the question, and what parties remark on each option. */
export const OptionsPanel = ({ document, dossier }: PanelProps) => (
  <OptionsBeside documentId={document.id} dossier={dossier} />
)
