import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { newInvitation } from '#shared/access/schema.ts'
import { sessionAnswer } from '#shared/auth/schema.ts'
import { DemoApi } from './api.ts'
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
 */
export async function fill(url: string, setupLink: string): Promise<void> {
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
  await writePapers(guests, dossierId)
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

async function writePapers(guests: readonly Guest[], dossierId: string): Promise<void> {
  for (const paper of papers) {
    const author = guests.find(({ person }) => person.email === paper.by)
    if (!author) throw new Error(`nobody in the story is ${paper.by}`)
    const body = await readFile(new URL(`papers/${paper.file}`, import.meta.url), 'utf8')
    await author.api.send('POST', `/dossiers/${dossierId}/documents`, {
      title: paper.title,
      content: { format: 'markdown', body },
    })
  }
}
