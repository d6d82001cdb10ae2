import type { NodeViewRendererProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { showId } from './block-views.ts'
import { make, textButton } from './dom.ts'
import { ask } from './rich.ts'
import { sayNow } from './rich-messages.ts'
import { mayChange } from './caret-only.ts'

/** A still of what an animation shows now; a canvas lies over the picture until it may move again. */
class Animation {
  readonly button = textButton('', () => this.#toggle())
  readonly #image: HTMLImageElement
  #still: HTMLCanvasElement | undefined

  constructor(image: HTMLImageElement) {
    this.#image = image
    this.#say()
    // who asked the device for less motion begins with a still picture (WCAG 2.2.2)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches)
      image.addEventListener('load', () => this.#stop(), { once: true })
  }

  #say(): void {
    this.button.textContent = sayNow(this.#still ? 'play' : 'stop')
  }

  #stop(): void {
    if (this.#still) return
    const still = make('canvas', 'image-still')
    still.width = this.#image.naturalWidth
    still.height = this.#image.naturalHeight
    still.getContext('2d')?.drawImage(this.#image, 0, 0)
    still.setAttribute('aria-hidden', 'true')
    this.#image.after(still)
    this.#image.classList.add('is-still')
    this.#still = still
    this.#say()
  }

  #toggle(): void {
    if (!this.#still) return this.#stop()
    this.#still.remove()
    this.#still = undefined
    this.#image.classList.remove('is-still')
    this.#say()
  }
}

function pictureOf(attrs: Node['attrs'], src: string): HTMLElement[] {
  const { alt, width, height, frames } = attrs
  const image = make('img', '')
  image.src = src
  image.alt = typeof alt === 'string' ? alt : ''
  image.draggable = false
  if (typeof width === 'number') image.width = width
  if (typeof height === 'number') image.height = height
  const frame = make('div', 'image-frame', image)
  return typeof frames === 'number' && frames > 1 ? [frame, new Animation(image).button] : [frame]
}

/** A picture with what is to be done about it: describe it, stop it, or try again to place it. */
export function imageView({ node: first, editor, getPos }: NodeViewRendererProps): NodeView {
  const dom = make('div', 'image-block')
  const { uploads } = editor.storage.rich
  let node = first
  let shown = ''
  const idOf = (): string => String(node.attrs['id'])

  const remove = (): void => {
    const pos = getPos()
    if (pos !== undefined) editor.view.dispatch(editor.state.tr.delete(pos, pos + node.nodeSize))
  }
  const about = (): HTMLElement => {
    const { alt } = node.attrs
    const says = alt === null ? sayNow('undescribed') : alt === '' ? sayNow('decorative') : String(alt)
    const line = make('div', alt === null ? 'image-about is-missing' : 'image-about', make('span', '', says))
    if (mayChange(editor.view))
      line.append(textButton(sayNow('describe'), () => ask(editor, { kind: 'image', id: idOf() })))
    return line
  }
  const waiting = (): HTMLElement[] => {
    const upload = uploads.get().get(idOf())
    const says = make('p', '', waitingText(upload))
    if (upload?.state === 'failed') says.setAttribute('role', 'alert')
    const box = make('div', 'image-waiting', says)
    if (upload?.preview) box.prepend(...pictureOf(node.attrs, upload.preview))
    if (upload?.state === 'failed') box.append(textButton(sayNow('retry'), upload.retry))
    if (upload?.state !== 'busy' && mayChange(editor.view)) box.append(textButton(sayNow('remove'), remove))
    return [box]
  }
  const show = (): void => {
    showId(dom, node)
    const { src } = node.attrs
    const now = JSON.stringify([node.attrs, mayChange(editor.view), src === null ? uploads.get().get(idOf()) : 0])
    if (now === shown) return
    shown = now
    dom.replaceChildren(...(typeof src === 'string' ? [...pictureOf(node.attrs, src), about()] : waiting()))
  }
  const stop = uploads.subscribe(show)
  show()
  return {
    dom,
    update: (next) => {
      if (next.type !== first.type) return false
      node = next
      show()
      return true
    },
    stopEvent: (event) => event.target instanceof HTMLButtonElement,
    ignoreMutation: () => true,
    destroy: stop,
  }
}

function waitingText(upload: { readonly state: 'busy' | 'failed'; readonly why: string } | undefined): string {
  if (!upload) return sayNow('notPlaced')
  return upload.state === 'busy' ? sayNow('uploading') : sayNow('uploadFailed', { why: upload.why })
}
