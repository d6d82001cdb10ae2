import { expect, test } from 'vitest'
import { imageAt, imageUrl } from '#shared/images/address.ts'

test('the address of an image says which it is', () => {
  expect(imageAt(imageUrl('d-1', 'i_2'))).toEqual({ documentId: 'd-1', imageId: 'i_2' })
})

test.each([
  'https://elders.nl/api/v1/documents/a/images/b',
  '//elders.nl/api/v1/documents/a/images/b',
  '/api/v1/documents/a/images/b?x',
  '/api/v1/documents/../images/b',
  '/api/v1/documents/a/images/',
  'javascript:alert(1)',
  'data:image/png;base64,xx',
  '',
  7,
  null,
])('%j is no image of ours', (url) => expect(imageAt(url)).toBeUndefined())
