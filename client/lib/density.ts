/** "Normaal" has rows and controls of 36 px, "Ruim" of 44 px; kept in this browser, since it belongs to a screen. */
export type Density = 'normal' | 'roomy'

const STORAGE_KEY = 'samenschrift.density'

export const storedDensity = (): Density => (localStorage.getItem(STORAGE_KEY) === 'roomy' ? 'roomy' : 'normal')

/** Sets `<html data-density>`, on which the tokens in `theme.css` follow. */
export function applyDensity(density: Density): void {
  localStorage.setItem(STORAGE_KEY, density)
  document.documentElement.dataset['density'] = density
}
