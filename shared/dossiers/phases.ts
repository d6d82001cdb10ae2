/** Phases of an opgave, in order. They inform; no rule blocks on them. */
export const phases = ['verkenning', 'uitwerking', 'consultatie', 'besluitvorming', 'uitvoering', 'evaluatie'] as const
export type Phase = (typeof phases)[number]
