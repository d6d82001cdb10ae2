import { Editor, type EditorOptions } from '@tiptap/core'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'

/**
 * An editor that lives as long as what shows it. It does not render React: what shows its state selects what it needs.
 * @param owner another one makes a new editor; the options count when it is made
 */
export function useEditor(options: Partial<EditorOptions>, owner?: unknown): Editor {
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  const editor = useMemo(() => new Editor({ injectCSS: false, ...options }), [owner])
  const going = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    clearTimeout(going.current)
    return () => {
      // not at once: in development React takes everything away and puts it back
      going.current = setTimeout(() => editor.destroy())
    }
  }, [editor])
  return editor
}

/** The text, with what plugins laid beside it: carets of others. */
function moveInto(place: Element, { view }: Editor): void {
  place.append(...(view.dom.parentElement?.childNodes ?? [view.dom]))
}

/** The place of an editor in the page. */
export function EditorContent({ editor, className }: { readonly editor: Editor; readonly className: string }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element || editor.isDestroyed) return undefined
    moveInto(element, editor)
    editor.setOptions({ element })
    return () => {
      if (!editor.isDestroyed) moveInto(document.createElement('div'), editor)
    }
  }, [editor])
  return <div ref={place} className={className} />
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && value.constructor === Object)

/** Equal by value for plain objects and lists, and what is in them; all else must be the same one. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isPlain(a) || !isPlain(b)) return false
  const entries = Object.entries(a)
  return entries.length === Object.keys(b).length && entries.every(([name, value]) => isSame(value, b[name]))
}

/** Once in a frame, however often it is asked for. */
function inFrame(run: () => void): { ask: () => void; stop: () => void } {
  let frame = 0
  const ask = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      run()
    })
  }
  return { ask, stop: () => cancelAnimationFrame(frame) }
}

/**
 * What `select` makes of the editor, rendered anew when that has another value.
 * @param isCalm looked at once in a frame: not while a key is handled, and once for all that others did meanwhile
 */
export function useEditorState<T>(editor: Editor, select: (editor: Editor) => T, isCalm = false): T {
  const known = useRef<{ readonly value: T }>(undefined)
  const subscribe = useCallback(
    (changed: () => void) => {
      const { ask, stop } = inFrame(changed)
      const follow = isCalm ? ask : changed
      editor.on('transaction', follow)
      return () => {
        editor.off('transaction', follow)
        stop()
      }
    },
    [editor, isCalm],
  )
  return useSyncExternalStore(subscribe, () => {
    const value = select(editor)
    if (!known.current || !isSame(known.current.value, value)) known.current = { value }
    return known.current.value
  })
}
