import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { searchWords } from '#shared/search/query.ts'
import type { DocumentChoice, SearchAnswer } from '#shared/search/schema.ts'
import { useAnnounce } from '#client/lib/announce.tsx'
import { commandGroups, commandsNow } from '#client/lib/commands.ts'
import { useOnline } from '#client/lib/online.ts'
import { useText } from '#client/lib/text.tsx'
import { documentChoice, foundGroups } from './found-groups.ts'
import { searchMessages } from './messages.ts'
import { favouritesQuery, recentQuery, searchQueryOf } from './queries.ts'
import { answering, filled, stillAnswering, type Choice, type ChoiceGroup } from './results.ts'

/** As many of a kind as one looks over while choosing. */
const MAX_AT_HAND = 6
const MAX_COMMANDS = 8

/** What the menu offers for what is typed now, and how the asking goes. */
export function useChoices(typed: string, asked: string) {
  const isOnline = useOnline()
  const commands = useCommandChoices()
  const atHand = useAtHandChoices()
  const found = useQuery(searchQueryOf(asked))
  const toGroups = useFoundGroups()
  const words = useMemo(() => searchWords(typed), [typed])
  const isSettled = found.data?.q === typed && !found.isPlaceholderData
  const groups = useMemo(() => {
    if (words.length === 0) return filled([...atHand, ...commands.filter(({ id }) => id === 'go' || id === 'do')])
    const own = commands.map((group) => answering(group, words, MAX_COMMANDS))
    const answer = found.data && (isSettled ? found.data.answer : stillAnswering(found.data.answer, words))
    return filled([...own.slice(0, 1), ...(answer ? toGroups(answer) : []), ...own.slice(1)])
  }, [words, atHand, commands, found.data, isSettled, toGroups])
  return {
    groups,
    isAsking: words.length > 0 && isOnline && !isSettled && !found.error,
    isOffline: !isOnline,
    error: words.length > 0 && isOnline ? found.error : null,
    retry: () => void found.refetch(),
  }
}

/** Commands as they were when the menu opened: what can be done must not change under one's finger. */
function useCommandChoices(): readonly ChoiceGroup[] {
  const t = useText(searchMessages)
  const [commands] = useState(commandsNow)
  return useMemo(
    () =>
      commandGroups.map((group) => ({
        id: group,
        label: t(group),
        choices: commands
          .filter((command) => command.group === group)
          .map(({ id, label, detail, shortcut, icon, run }): Choice => ({
            id,
            text: label,
            detail,
            shortcut,
            icon,
            run,
          })),
      })),
    [commands, t],
  )
}

function useAtHandChoices(): readonly ChoiceGroup[] {
  const t = useText(searchMessages)
  const [path, navigate] = useLocation()
  const recent = useQuery(recentQuery)
  const favourites = useQuery(favouritesQuery)
  return useMemo(() => {
    const isElsewhere = ({ id }: DocumentChoice): boolean => path !== `/documenten/${id}`
    const pinned = (favourites.data?.items ?? []).filter(isElsewhere).slice(0, MAX_AT_HAND)
    const isPinned = new Set(pinned.map(({ id }) => id))
    const opened = (recent.data?.items ?? []).filter((each) => isElsewhere(each) && !isPinned.has(each.id))
    return [
      {
        id: 'recent',
        label: t('recent'),
        choices: opened.slice(0, MAX_AT_HAND).map((each) => documentChoice(each, 'recent', navigate)),
      },
      {
        id: 'favourites',
        label: t('favourites'),
        choices: pinned.map((each) => documentChoice(each, 'favourite', navigate)),
      },
    ]
  }, [favourites.data, recent.data, path, navigate, t])
}

/** How the answer of the server becomes groups, for who is here. */
function useFoundGroups(): (answer: SearchAnswer) => ChoiceGroup[] {
  const t = useText(searchMessages)
  const announce = useAnnounce()
  const [path, go] = useLocation()
  return useMemo(() => {
    const copy = (name: string): void =>
      void navigator.clipboard.writeText(name).then(
        () => announce.show(t('nameCopied', { name })),
        () => announce.show(t('nameNotCopied', { name })),
      )
    return (answer) => foundGroups(answer, { t, path, go, copy })
  }, [t, announce, path, go])
}
