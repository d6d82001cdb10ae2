/** A new random key for something that somebody writes: sending it twice makes one. 128 bits, as an id has. */
export const newWriteKey = (): string =>
  // not `randomUUID`: that is not there on a page that came over plain http
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
