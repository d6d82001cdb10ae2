import type { EditorPage } from './editor-page.ts'

/** A paste as the browser gives it: the clipboard of the browser itself would clean the HTML first. */
export const paste = (editor: EditorPage, data: Readonly<Record<string, string>>): Promise<void> =>
  editor.page.evaluate((types) => {
    const clipboardData = new DataTransfer()
    for (const [type, value] of Object.entries(types)) clipboardData.setData(type, value)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('[role=textbox][aria-multiline=true]')?.dispatchEvent(event)
  }, data)
