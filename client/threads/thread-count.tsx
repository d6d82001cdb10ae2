import { useQuery } from '@tanstack/react-query'
import { isAsking } from './filters.ts'
import { threadsQuery } from './queries.ts'

/** How many open threads whoever looks can see, behind the name of the panel. */
export function ThreadCount({ document }: { readonly document: { readonly id: string } }) {
  const threads = useQuery(threadsQuery(document.id)).data
  return threads && ` (${threads.filter(isAsking).length})`
}
