import type { Role } from '#shared/access/roles.ts'
import type { Layer } from '#shared/organisations/layers.ts'

/** Somebody in the example. Addresses end in `.example`, which is nobody's (RFC 2606). */
export interface DemoPerson {
  readonly email: string
  readonly name: string
  readonly organisation: string
  /** Role in the dossier; null: not in it. */
  readonly role: Role | null
  readonly says: string
}

export const demoPassword = 'samen-aan-tafel-2027'

export const administrator = { email: 'beheer@bzk.example', name: 'Karin Smit', organisation: 'mnre1034' } as const

/** One account per layer and koepel, and one per role. The first makes the dossier. */
export const people: readonly DemoPerson[] = [
  {
    email: 'fatima@bzk.example',
    name: 'Fatima El Idrissi',
    organisation: 'mnre1034',
    role: 'manager',
    says: 'Rijk, BZK',
  },
  {
    email: 'pieter@ienw.example',
    name: 'Pieter van Dalen',
    organisation: 'mnre1130',
    role: 'writer',
    says: 'Rijk, IenW',
  },
  {
    email: 'joris@utrecht.example',
    name: 'Joris de Wit',
    organisation: 'pv26',
    role: 'manager',
    says: 'provincie Utrecht',
  },
  {
    email: 'sanne@zeist.example',
    name: 'Sanne Bakker',
    organisation: 'gm0355',
    role: 'writer',
    says: 'gemeente Zeist',
  },
  { email: 'tineke@hdsr.example', name: 'Tineke Hoogland', organisation: 'ws0636', role: 'writer', says: 'waterschap' },
  { email: 'ruben@vng.example', name: 'Ruben Vos', organisation: 'vng', role: 'commenter', says: 'koepel VNG' },
  { email: 'marleen@ipo.example', name: 'Marleen Kuipers', organisation: 'ipo', role: 'commenter', says: 'koepel IPO' },
  { email: 'bas@uvw.example', name: 'Bas Terpstra', organisation: 'uvw', role: 'commenter', says: 'koepel UvW' },
  {
    email: 'noor@utrecht-stad.example',
    name: 'Noor Jansen',
    organisation: 'gm0344',
    role: 'reader',
    says: 'gemeente Utrecht',
  },
]

export const dossier = {
  title: 'Water en bodem sturend in de woningbouwopgave',
  question:
    'Hoe zorgen Rijk, provincies, gemeenten en waterschappen dat water en bodem vanaf het begin meewegen bij de keuze van woningbouwlocaties, zonder dat de bouw stilvalt?',
  affectedLayers: ['rijk', 'provincie', 'gemeente', 'waterschap'] satisfies Layer[],
  phase: 'uitwerking',
} as const

export interface DemoPaper {
  readonly title: string
  readonly file: string
  /** E-mail of whoever brings it in. */
  readonly by: string
}

export const papers: readonly DemoPaper[] = [
  {
    title: 'Verslag bestuurlijk overleg 12 november',
    file: 'verslag-bestuurlijk-overleg.md',
    by: 'joris@utrecht.example',
  },
  { title: 'Notitie bekostiging 2027-2030', file: 'notitie-bekostiging.md', by: 'pieter@ienw.example' },
  { title: 'Oplegnotitie bestuurlijk overleg 3 december', file: 'oplegnotitie.md', by: 'fatima@bzk.example' },
  { title: 'Agenda overhedenoverleg februari 2027', file: 'agenda-overhedenoverleg.md', by: 'fatima@bzk.example' },
  { title: 'Beleidsvoorstel water en bodem', file: 'beleidsvoorstel.md', by: 'sanne@zeist.example' },
]
