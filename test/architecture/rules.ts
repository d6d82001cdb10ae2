/**
 * Who may import whom, as data. `architecture.test.ts` turns this into dependency-cruiser rules and proves of each rule
 * that it would see a breach.
 */

/** Levels of `server/`: a folder may import its own level's folders only where listed, and everything below. */
export const serverLevels: readonly (readonly string[])[] = [
  ['lib'],
  ['db', 'events', 'http', 'sync'],
  ['auth', 'access', 'kept'],
  ['templates'],
  ['organisations', 'documents', 'dossiers', 'threads'],
  ['images', 'search', 'versions', 'ground-rules'],
  ['dilemmas', 'consultations'],
  ['audit', 'admin'],
  ['demo', 'cli'],
]

/** Levels of `client/`. `access` is shown inside dossiers and documents; `app` knows all pages. */
export const clientLevels: readonly (readonly string[])[] = [
  ['lib'],
  ['ui'],
  ['editor', 'organisations'],
  ['auth'],
  ['access'],
  ['audit', 'search', 'templates', 'checker', 'threads'],
  ['ground-rules'],
  ['dilemmas'],
  ['consultations'],
  ['documents', 'dossiers'],
  ['profile', 'admin'],
  ['app'],
]

export interface Sideways {
  readonly from: string
  readonly to: string
  readonly why: string
}

/** The only imports between folders of one level. */
export const sideways: readonly Sideways[] = [
  { from: 'server/http', to: 'server/events', why: 'a request knows its actor' },
  { from: 'server/http', to: 'server/db', why: 'a storage fault is answered in words' },
  { from: 'server/events', to: 'server/db', why: 'acts are rows' },
  { from: 'server/sync', to: 'server/db', why: 'the update log is a table' },
  { from: 'server/access', to: 'server/auth', why: 'accepting an invitation makes an account' },
]

export interface Rule {
  readonly id: string
  readonly says: string
  readonly from: { readonly path: string; readonly pathNot?: readonly string[] }
  readonly to: { readonly path?: string; readonly pathNot?: readonly string[]; readonly type?: 'runtime' }
}

const folder = (side: string, names: readonly string[]): string => `^${side}/(${names.join('|')})/`

/** Down only; sideways only where {@link sideways} says so. */
function levelRules(side: 'server' | 'client', levels: readonly (readonly string[])[]): Rule[] {
  return levels.flatMap((level, height) =>
    level.map((name) => ({
      id: 'A5',
      says: `${side}/${name} imports only what is below it`,
      from: { path: `^${side}/${name}/` },
      to: {
        path: folder(side, levels.slice(height).flat()),
        pathNot: [
          `^${side}/${name}/`,
          ...sideways.filter((listed) => listed.from === `${side}/${name}`).map((listed) => `^${listed.to}/`),
        ],
      },
    })),
  )
}

export const rules: readonly Rule[] = [
  {
    id: 'A1',
    says: 'shared imports neither client, server nor test',
    from: { path: '^shared/' },
    to: { path: '^(client|server|test)/' },
  },
  {
    id: 'A3',
    says: 'client and server meet only in shared',
    from: { path: '^client/' },
    to: { path: '^(server|test)/' },
  },
  {
    id: 'A3',
    says: 'server knows neither client nor test',
    from: { path: '^server/', pathNot: ['^server/(start|dev)\\.ts$'] },
    to: { path: '^(client|test)/' },
  },
  {
    id: 'A4',
    says: 'server/sync knows rooms, bytes and members: only sync, lib and db',
    from: { path: '^server/sync/' },
    to: { path: '^(server|shared)/', pathNot: ['^server/(sync|lib|db)/', '^shared/(sync|lib)/'] },
  },
  {
    id: 'A6',
    says: 'only the entry points know app.ts',
    from: { path: '^server/', pathNot: ['^server/(main|cli|start|dev|app)\\.ts$'] },
    to: { path: '^server/(app|main)\\.ts$' },
  },
  {
    id: 'A7',
    says: 'only db and stores know Kysely at run time',
    from: {
      path: '^(server|client|shared)/',
      pathNot: ['^server/db/', 'store\\.ts$', '^server/sync/sql-', '^server/events/'],
    },
    to: { path: 'node_modules/kysely/', type: 'runtime' },
  },
  {
    id: 'A8',
    says: 'client/ui and client/lib know no domain beyond problems and sessions',
    from: { path: '^client/ui/' },
    to: { path: '^shared/', pathNot: ['^shared/lib/'] },
  },
  {
    id: 'A8',
    says: 'on the client only the editor knows Tiptap and ProseMirror',
    from: { path: '^client/', pathNot: ['^client/editor/'] },
    to: { path: 'node_modules/(@tiptap|prosemirror-)' },
  },
  {
    id: 'A8',
    says: 'on the client only the editor knows Yjs',
    from: { path: '^client/', pathNot: ['^client/editor/'] },
    to: { path: 'node_modules/(yjs|y-protocols|y-websocket|y-indexeddb|lib0)/' },
  },
  {
    id: 'A13',
    says: 'rules and machines import schemas only as types',
    from: { path: '^shared/.*/(rules|machine)\\.ts$' },
    to: { path: '(schema\\.ts$|node_modules/zod/)', type: 'runtime' },
  },
  ...levelRules('server', serverLevels),
  ...levelRules('client', clientLevels),
]
