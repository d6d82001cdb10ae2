import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { newInvitation } from '#shared/access/schema.ts'
import { sessionAnswer } from '#shared/auth/schema.ts'
import type { Day } from '#shared/lib/day.ts'
import { DemoApi } from './api.ts'
import { dilemmas } from './dilemmas.ts'
import { fillOptions } from './fill-options.ts'
import { openDemoRound } from './fill-round.ts'
import { fillThreads } from './fill-threads.ts'
import { administrator, demoPassword, dossier, papers, people, type DemoPerson } from './story.ts'

const created = z.object({ id: z.string() })
const tokenOf = (link: string): string => new URL(link).hash.slice(1)

interface Guest {
  readonly person: DemoPerson
  readonly api: DemoApi
  readonly id: string
}

/**
 * Fills an empty workspace with the example, by the same requests that a browser makes: every act is in the audit.
 * @param setupLink the one-time link for the first administrator
 * @param today the day on which the example plays
 */
export async function fill(url: string, setupLink: string, today: Day): Promise<void> {
  const admin = new DemoApi(url)
  await admin.send('POST', '/setup', { ...administrator, token: tokenOf(setupLink), password: demoPassword })
  const guests: Guest[] = []
  for (const person of people) guests.push(await invite(url, admin, person))
  const [host] = guests
  if (!host) throw new Error('the story has nobody in it')
  const { id: dossierId } = created.parse(await host.api.send('POST', '/dossiers', dossier))
  for (const guest of guests) {
    if (guest === host || !guest.person.role) continue
    await host.api.send('PUT', `/dossiers/${dossierId}/members/${guest.id}`, { role: guest.person.role })
  }
  const documents = await writePapers(guests, dossierId)
  await fillThreads((email) => guestOf(guests, email).api, documents)
  const place = { dossierId, documents, today }
  await raiseDilemmas(guests, place)
  await openDemoRound((email) => guestOf(guests, email).api, place)
}

async function invite(url: string, admin: DemoApi, person: DemoPerson): Promise<Guest> {
  const { email, name, organisation } = person
  const { link } = newInvitation.parse(await admin.send('POST', '/invitations', { email, organisation }))
  const api = new DemoApi(url)
  const account = { name, password: demoPassword }
  await api.send('POST', '/invitations/accept', { token: tokenOf(link), account })
  const { user } = sessionAnswer.parse(await api.send('GET', '/session'))
  return { person, api, id: user.id }
}

/** @throws {Error} when the story names somebody whom it does not know */
function guestOf(guests: readonly Guest[], email: string): Guest {
  const guest = guests.find(({ person }) => person.email === email)
  if (!guest) throw new Error(`nobody in the story is ${email}`)
  return guest
}

/** @returns the ids of the papers, by title */
async function writePapers(guests: readonly Guest[], dossierId: string): Promise<Map<string, string>> {
  const documents = new Map<string, string>()
  for (const paper of papers) {
    const author = guestOf(guests, paper.by)
    const body = await readFile(new URL(`papers/${paper.file}`, import.meta.url), 'utf8')
    const made = await author.api.send('POST', `/dossiers/${dossierId}/documents`, {
      title: paper.title,
      content: { format: 'markdown', body },
    })
    documents.set(paper.title, created.parse(made).id)
  }
  return documents
}

/** Where the story plays. */
export interface Place {
  readonly dossierId: string
  /** Ids of the papers, by title. */
  readonly documents: ReadonlyMap<string, string>
  readonly today: Day
}

async function raiseDilemmas(guests: readonly Guest[], { dossierId, documents, today }: Place): Promise<void> {
  const all = `/dossiers/${dossierId}/dilemmas`
  for (const { by, body, paper, since, options } of dilemmas(today)) {
    const documentId = paper === undefined ? undefined : documents.get(paper)
    const place = documentId === undefined ? {} : { place: { documentId, blockId: null } }
    const { id } = created.parse(await guestOf(guests, by).api.send('POST', all, { ...body, ...place }))
    for (const saying of since) {
      await guestOf(guests, saying.by).api.send(saying.method, `${all}/${id}/${saying.path}`, saying.body)
    }
    await fillOptions((email) => guestOf(guests, email).api, `${all}/${id}`, options ?? [])
  }
}
