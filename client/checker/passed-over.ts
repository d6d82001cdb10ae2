import { useCallback, useState } from 'react'

const KEY = 'samenschrift.checker'
/** Findings that somebody passed over, per document; more are the oldest first forgotten. */
const MOST = 500

const read = (documentId: string): readonly string[] => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`${KEY}/${documentId}`) ?? '[]')
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : []
  } catch {
    return []
  }
}

export interface PassedOver {
  readonly keys: readonly string[]
  readonly passOver: (key: string) => void
  readonly forget: () => void
}

/**
 * The findings that this person does not want to see in this document. In this browser and for oneself: what does not
 * apply is a matter of reading, and a colleague may read otherwise. Keys hold no words of the text.
 */
export function usePassedOver(documentId: string): PassedOver {
  const [keys, setKeys] = useState(() => read(documentId))
  const keep = useCallback(
    (next: readonly string[]): void => {
      if (next.length === 0) localStorage.removeItem(`${KEY}/${documentId}`)
      else localStorage.setItem(`${KEY}/${documentId}`, JSON.stringify(next))
      setKeys(next)
    },
    [documentId],
  )
  const passOver = useCallback((key: string) => keep([...keys, key].slice(-MOST)), [keep, keys])
  const forget = useCallback(() => keep([]), [keep])
  return { keys, passOver, forget }
}
