/** Joins the class names that are there; what is false, empty or undefined falls away. */
export const cx = (...names: readonly (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')
