/** NIST SP 800-63B section 3.1.1.2: length counts, composition rules do not. */
export const passwordMinLength = 12
/** Longer adds nothing and costs hashing time. */
export const passwordMaxLength = 256
