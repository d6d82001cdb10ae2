import { useEffect } from 'react'

/** Puts the title of the page before the name of the product, for tabs, history and screen readers. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Samenschrift` : 'Samenschrift'
  }, [title])
}
