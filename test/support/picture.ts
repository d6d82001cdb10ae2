import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { sample } from '#test/images/samples.ts'
import type { EditorPage } from './editor-page.ts'

/** Puts a picture of 6 by 4 pixels in a text, with the mouse. */
export async function insertPicture({ page, text }: EditorPage, description: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('toolbar').getByRole('button', { name: 'Invoegen', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Afbeelding' }).click()
  await (await chooser).setFiles({ name: 'kaart.png', mimeType: 'image/png', buffer: Buffer.from(sample('png')) })
  await page.getByRole('textbox', { name: 'Beschrijving' }).fill(description)
  await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click()
  await text.getByRole('img', { name: description }).waitFor()
}

/** That picture is on the page, with its bytes. */
export async function seesPicture(picture: Locator): Promise<void> {
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(6)
}
