import type {
  ActsTable,
  InvitationsTable,
  OrganisationsTable,
  SessionsTable,
  ThrottleTable,
  UsersTable,
} from './tables/people.ts'
import type {
  CommitteeDatesTable,
  ConsultationDraftsTable,
  ConsultationExtensionsTable,
  ConsultationNotasTable,
  ConsultationReactionsTable,
  ConsultationsTable,
  ConsultationStepsTable,
  ConsultationViewsTable,
} from './tables/consultations.ts'
import type {
  DilemmaGroundRulesTable,
  DilemmasTable,
  DilemmaStepsTable,
  DilemmaTablesTable,
  DilemmaViewsTable,
  GroundRulesTable,
} from './tables/dilemmas.ts'
import type { KeptItemsTable, KeptVersionsTable } from './tables/kept.ts'
import type {
  DocumentsTable,
  DossierMembersTable,
  DossierOrganisationsTable,
  DossiersTable,
  InspectionsTable,
} from './tables/dossiers.ts'
import type { ImageBytesTable, ImagesTable } from './tables/images.ts'
import type {
  ThreadAgreementsTable,
  ThreadClocksTable,
  ThreadEntriesTable,
  ThreadMentionsTable,
  ThreadTextsTable,
  ThreadsTable,
} from './tables/threads.ts'
import type { KeptAtHandTable, SearchEntriesTable, SearchStatesTable } from './tables/search.ts'
import type { TemplateVersionsTable } from './tables/templates.ts'
import type { VersionsTable } from './tables/versions.ts'
import type { DocumentClientsTable, DocumentSnapshotsTable, DocumentUpdatesTable } from './tables/update-log.ts'

/** Every table. Rows are snake_case and stop at the stores. */
export interface Database {
  organisations: OrganisationsTable
  users: UsersTable
  sessions: SessionsTable
  invitations: InvitationsTable
  throttle: ThrottleTable
  acts: ActsTable
  dossiers: DossiersTable
  dossier_members: DossierMembersTable
  dossier_organisations: DossierOrganisationsTable
  inspections: InspectionsTable
  documents: DocumentsTable
  document_updates: DocumentUpdatesTable
  document_snapshots: DocumentSnapshotsTable
  document_clients: DocumentClientsTable
  threads: ThreadsTable
  thread_entries: ThreadEntriesTable
  thread_texts: ThreadTextsTable
  thread_agreements: ThreadAgreementsTable
  thread_mentions: ThreadMentionsTable
  thread_clocks: ThreadClocksTable
  kept_items: KeptItemsTable
  kept_versions: KeptVersionsTable
  ground_rules: GroundRulesTable
  dilemmas: DilemmasTable
  dilemma_ground_rules: DilemmaGroundRulesTable
  dilemma_steps: DilemmaStepsTable
  dilemma_tables: DilemmaTablesTable
  dilemma_views: DilemmaViewsTable
  versions: VersionsTable
  consultations: ConsultationsTable
  consultation_steps: ConsultationStepsTable
  consultation_extensions: ConsultationExtensionsTable
  consultation_views: ConsultationViewsTable
  consultation_drafts: ConsultationDraftsTable
  consultation_reactions: ConsultationReactionsTable
  consultation_notas: ConsultationNotasTable
  committee_dates: CommitteeDatesTable
  images: ImagesTable
  image_bytes: ImageBytesTable
  template_versions: TemplateVersionsTable
  search_entries: SearchEntriesTable
  search_states: SearchStatesTable
  favourites: KeptAtHandTable
  recent_documents: KeptAtHandTable
}
