import { useEffect } from 'react'
import { createStore } from '#client/editor/store.ts'
import { useStore } from '#client/editor/use-store.ts'

const STORAGE_KEY = 'samenschrift.reading'
const reading = createStore(localStorage.getItem(STORAGE_KEY) === 'on')

/** Only the text, larger, or everything round it again; kept in this browser. */
export function toggleReading(): void {
  const isOn = !reading.get()
  localStorage.setItem(STORAGE_KEY, isOn ? 'on' : 'off')
  reading.set(isOn)
}

/** Does one only read now? */
export const useReading = (): boolean => useStore(reading)

/** Sets `<html data-reading>` while a document is open, on which the bars and columns round the text follow. */
export function useReadingPage(): boolean {
  const isOn = useReading()
  useEffect(() => {
    const { dataset } = document.documentElement
    if (isOn) dataset['reading'] = ''
    return () => {
      delete dataset['reading']
    }
  }, [isOn])
  return isOn
}
