/** Where an image is served: the only kind of address that an image in a document may have. */
export const imageUrl = (documentId: string, imageId: string): string =>
  `/api/v1/documents/${documentId}/images/${imageId}`

const ownAddress = /^\/api\/v1\/documents\/([\w-]{1,64})\/images\/([\w-]{1,64})$/u

/** Which image an address is about; undefined for every other address, so that no document loads a picture elsewhere. */
export function imageAt(url: unknown): { documentId: string; imageId: string } | undefined {
  const [, documentId, imageId] = (typeof url === 'string' && ownAddress.exec(url)) || []
  return documentId && imageId ? { documentId, imageId } : undefined
}
