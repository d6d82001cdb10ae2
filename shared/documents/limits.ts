/** Characters of a text that is brought in; here and not in the schema, so that a page need not load zod to know it. */
export const maxImportCharacters = 4_000_000
