import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Page } from '#shared/lib/page.ts'
import { useText } from '#client/lib/text.tsx'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/notice.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
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
  if (pages.isPending) return <Skeleton lines={6} />
  if (pages.error && !pages.data) return <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
  const items = pages.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return empty
  return (
    <>
      {children(items)}
      {pages.error && <ErrorNotice error={pages.error} />}
      {pages.hasNextPage && (
        <div>
          <Button isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
            {t(pages.isFetchingNextPage ? 'loadingMore' : 'more')}
          </Button>
        </div>
      )}
    </>
  )
}
