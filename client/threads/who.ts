import { useQuery } from '@tanstack/react-query'
import { createContext, use, useMemo } from 'react'
import type { DocumentDetail } from '#shared/documents/schema.ts'
import type { Dossier } from '#shared/dossiers/schema.ts'
import type { OrganisationRef } from '#shared/organisations/schema.ts'
import type { ThreadView } from '#shared/threads/schema.ts'
import { actingFor, visibilityWords, type Circle, type Viewer, type Visibility } from '#shared/threads/visibility.ts'
import type { Room } from '#client/editor/room.ts'
import type { Mentionable } from '#client/editor/thread-body-editor.tsx'
import { useLocale } from '#client/lib/text.tsx'
import { koepelsQuery } from '#client/organisations/queries.ts'
import type { ThreadDesk } from './desk.ts'

/** Namens whom somebody writes here, and in which circles that can be. */
export interface Writer {
  readonly viewer: Viewer
  readonly actsFor: OrganisationRef
  readonly koepel: OrganisationRef | null
}

/** What every part of the rail knows. */
export interface ThreadContext {
  readonly document: DocumentDetail
  readonly room: Room
  readonly desk: ThreadDesk
  readonly userId: string
  /** Undefined while the dossier is loading. */
  readonly writer: Writer | undefined
  /** May whoever looks comment here now? */
  readonly mayComment: boolean
  readonly mentionable: readonly Mentionable[]
}

const Context = createContext<ThreadContext | undefined>(undefined)
export const ThreadContextProvider = Context

export function useThreadContext(): ThreadContext {
  const context = use(Context)
  if (!context) throw new Error('useThreadContext outside a document')
  return context
}

/** Namens whom whoever works here writes; undefined until the dossier and the koepels are there. */
export function useWriter(dossier: Dossier | undefined): Writer | undefined {
  const koepels = useQuery(koepelsQuery)
  const actsFor = dossier?.actsFor
  const isVouchedFor = dossier?.isVouchedFor ?? false
  const all = koepels.data?.items
  // the same object as long as it says the same: every card hangs on it
  return useMemo(() => {
    if (!actsFor || !all) return undefined
    const viewer = actingFor({ actsFor, isVouchedFor }, all)
    return { viewer, actsFor, koepel: all.find(({ code }) => code === viewer.koepel) ?? null }
  }, [actsFor, isVouchedFor, all])
}

/** A circle of the API as the rules know it. */
export function circleOfView({ visibility, raisedBy, koepel }: ThreadView['circle']): Circle {
  if (visibility === 'koepel' && koepel) return { visibility, raisedBy: raisedBy.code, koepel: koepel.code }
  return { visibility: visibility === 'everyone' ? 'everyone' : 'organisation', raisedBy: raisedBy.code }
}

/** The circle of a document as the rules know it; undefined: everybody in the dossier sees it. */
export const circleOfDocument = ({ circle }: Pick<DocumentDetail, 'circle'>): Circle | undefined =>
  circle ? circleOfView(circle) : undefined

/** Who sees it, in words and in the language of now. */
export function useCircleWords(): (circle: ThreadView['circle']) => string {
  const { locale } = useLocale()
  return (circle) => visibilityWords(circle.visibility, circle)[locale]
}

/** What a visibility means for what this writer says. */
export function useOwnWords(writer: Writer): (visibility: Visibility) => string {
  const { locale } = useLocale()
  const names = { raisedBy: writer.actsFor, koepel: writer.koepel }
  return (visibility) => visibilityWords(visibility, names)[locale]
}
