import { createStore, type Store } from '#client/editor/store.ts'
import type { ThreadDesk } from './desk.ts'

const KEY = 'samenschrift.threads-as-list'

/** Are the threads a list of their own, instead of cards beside their words? As it was left. */
export const isList: Store<boolean> = createStore(localStorage.getItem(KEY) === 'yes')

export function setList(list: boolean): void {
  localStorage.setItem(KEY, list ? 'yes' : 'no')
  isList.set(list)
}

/** Shows the list and goes to it. */
export function showAsList(desk: ThreadDesk): void {
  setList(true)
  desk.show()
  desk.whenThere('lijst-van-opmerkingen', (list) => list.focus())
}
