import { Extension } from '@tiptap/core'
import type { Locale } from '#shared/auth/schema.ts'

/** The language of the page as it is now: for parts of the text that React does not draw. */
export const languageNow = (): Locale => (document.documentElement.lang === 'en' ? 'en' : 'nl')

/** Draws the text anew when the page gets another language: labels of its parts and the placeholder say other words then. */
export const PageLanguage = Extension.create<object, { observer?: MutationObserver }>({
  name: 'pageLanguage',
  addStorage: () => ({}),
  onCreate() {
    const observer = new MutationObserver(() => this.editor.createNodeViews())
    observer.observe(document.documentElement, { attributeFilter: ['lang'] })
    this.storage.observer = observer
  },
  onDestroy() {
    this.storage.observer?.disconnect()
  },
})
