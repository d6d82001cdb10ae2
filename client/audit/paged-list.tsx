import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Page } from '#shared/lib/page.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { Loaded } from '#client/ui/loaded.tsx'
import { auditMessages } from './messages.ts'

export type LoadPage<T> = (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>

interface PagedListProps<T> {
  readonly queryKey: readonly unknown[]
  readonly load: LoadPage<T>
  readonly empty: ReactNode
  readonly children: (items: readonly T[]) => ReactNode
}

/** A list that comes in pages, with a button for the next one: no endless scrolling past the end of the page. */
export function PagedList<T>({ queryKey, load, empty, children }: PagedListProps<T>) {
  const t = useText(auditMessages)
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<T>) => page.next ?? undefined,
  })
  return (
    <Loaded query={pages} lines={6}>
      {({ pages: loaded }) => {
        const items = loaded.flatMap((page) => page.items)
        if (items.length === 0) return empty
        return (
          <>
            {children(items)}
            {pages.hasNextPage && (
              <div>
                <Button isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
                  {t(pages.isFetchingNextPage ? 'loadingMore' : 'more')}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
