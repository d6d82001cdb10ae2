/** What a phone camera makes fits; larger is no illustration in a paper. The client refuses before it uploads. */
export const maxImageBytes = 10 * 1024 * 1024
/** Longest side in pixels: what browsers decode everywhere, and WebP's own bound. */
export const maxImageSide = 16_383
/** Pixels of one picture: the largest phone cameras make 50 million; more is a bomb or a poster. Decoded: 200 MB. */
export const maxImagePixels = 50_000_000
/** Pictures in an animation. */
export const maxImageFrames = 500
/** Pixels of all pictures of an animation together: what a browser decodes again and again while it is on screen. */
export const maxAnimationPixels = 250_000_000
/** Of one document: three hundred pictures in a hundred pages, and room for what was replaced. */
export const maxImagesPerDocument = 1000
export const maxImageBytesPerDocument = 500 * 1024 * 1024

/** The forms that are taken: those that every browser shows. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]
