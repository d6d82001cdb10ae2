import type { ReactNode } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { RequireSignIn, useMe, useSession } from '#client/lib/session.tsx'
import { PageLoading } from '#client/ui/page.tsx'
import { FailureBoundary } from './failure-boundary.tsx'
import { laterPage } from './later-page.tsx'
import { PublicFrame } from './public-frame.tsx'
import { StartFailed } from './start-failed.tsx'

const SignInPage = laterPage(async () => (await import('#client/auth/sign-in-page.tsx')).SignInPage)
const FirstAdministratorPage = laterPage(
  async () => (await import('#client/auth/first-administrator-page.tsx')).FirstAdministratorPage,
)
const NewPasswordPage = laterPage(async () => (await import('#client/auth/new-password-page.tsx')).NewPasswordPage)
const InvitationPage = laterPage(async () => (await import('#client/access/invitation-page.tsx')).InvitationPage)
const AccessibilityPage = laterPage(async () => (await import('./accessibility-page.tsx')).AccessibilityPage)
const NotFoundPage = laterPage(async () => (await import('./not-found-page.tsx')).NotFoundPage)
const Shell = laterPage(async () => (await import('./shell.tsx')).Shell)
const DossiersPage = laterPage(async () => (await import('#client/dossiers/dossiers-page.tsx')).DossiersPage)
const DossierPage = laterPage(async () => (await import('#client/dossiers/dossier-page.tsx')).DossierPage)
const DocumentPage = laterPage(async () => (await import('#client/documents/document-page.tsx')).DocumentPage)
const RegisterPage = laterPage(async () => (await import('#client/dilemmas/register-page.tsx')).RegisterPage)
const NewDilemmaPage = laterPage(async () => (await import('#client/dilemmas/new-dilemma-page.tsx')).NewDilemmaPage)
const DilemmaPage = laterPage(async () => (await import('#client/dilemmas/dilemma-page.tsx')).DilemmaPage)
const NewRoundPage = laterPage(async () => (await import('#client/consultations/new-round-page.tsx')).NewRoundPage)
const RoundPage = laterPage(async () => (await import('#client/consultations/round-page.tsx')).RoundPage)
const NotaPage = laterPage(async () => (await import('#client/consultations/nota-page.tsx')).NotaPage)
const ProfilePage = laterPage(async () => (await import('#client/profile/profile-page.tsx')).ProfilePage)
const AdminPage = laterPage(async () => (await import('#client/admin/admin-page.tsx')).AdminPage)

/** The application's table of contents. Every page is a chunk of its own. */
export function Routes() {
  return (
    <Switch>
      <Route path="/inloggen">{open(<SignInPage />)}</Route>
      <Route path="/eerste-beheerder">{open(<FirstAdministratorPage />)}</Route>
      <Route path="/nieuw-wachtwoord">{open(<NewPasswordPage />)}</Route>
      <Route path="/uitnodiging">{open(<InvitationPage />)}</Route>
      <Route path="/toegankelijkheid">
        <AccessibilityRoute />
      </Route>
      <Route>
        <RequireSignIn loading={<PageLoading />} failed={startFailed}>
          <SignedInRoutes />
        </RequireSignIn>
      </Route>
    </Switch>
  )
}

const startFailed = (error: Error, retry: () => void) => <StartFailed error={error} retry={retry} />

/** A page for who is not signed in. */
const open = (page: ReactNode) => <PublicFrame>{page}</PublicFrame>

/** The statement is for everybody, and inside the frame of whoever is signed in. */
function AccessibilityRoute() {
  const { session } = useSession()
  return 'me' in session ? (
    <Shell>
      <AccessibilityPage />
    </Shell>
  ) : (
    open(<AccessibilityPage />)
  )
}

function SignedInRoutes() {
  const { isAdmin } = useMe()
  const [path] = useLocation()
  return (
    <Shell>
      <FailureBoundary page={path}>
        <Switch>
          <Route path="/">
            <Redirect to="/dossiers" replace />
          </Route>
          <Route path="/dossiers" component={DossiersPage} />
          <Route path="/dossiers/:id">{({ id }) => <DossierPage key={id} dossierId={id} />}</Route>
          <Route path="/dossiers/:id/dilemmas/nieuw">{({ id }) => <NewDilemmaPage key={id} dossierId={id} />}</Route>
          <Route path="/dossiers/:id/dilemmas/:dilemma">
            {({ id, dilemma }) => <DilemmaPage key={dilemma} dossierId={id} dilemmaId={dilemma} />}
          </Route>
          <Route path="/dossiers/:id/consultaties/:round">
            {({ id, round }) => <RoundPage key={round} dossierId={id} roundId={round} />}
          </Route>
          <Route path="/dossiers/:id/consultaties/:round/reactienota">
            {({ id, round }) => <NotaPage key={round} dossierId={id} roundId={round} />}
          </Route>
          <Route path="/documenten/:id/consultatie">{({ id }) => <NewRoundPage key={id} documentId={id} />}</Route>
          <Route path="/dilemmas" component={RegisterPage} />
          <Route path="/documenten/:id">{({ id }) => <DocumentPage key={id} documentId={id} />}</Route>
          <Route path="/profiel" component={ProfilePage} />
          {/* to others it does not exist */}
          {isAdmin && <Route path="/beheer/:deel?" component={AdminPage} />}
          <Route component={NotFoundPage} />
        </Switch>
      </FailureBoundary>
    </Shell>
  )
}
