import type { Locale } from '#shared/auth/schema.ts'
import type { ProblemCode } from '#shared/lib/problem.ts'
import { ApiProblem, NetworkFailure } from './api.ts'
import { defineMessages, say } from './text.tsx'

const nl = {
  'invalid-input': 'Niet alles is goed ingevuld. Kijk de velden met een melding na.',
  'malformed-json': 'De server begreep dit verzoek niet. Laad de pagina opnieuw en probeer het nog eens.',
  'link-not-valid': 'Deze link werkt niet meer. Vraag een nieuwe link aan degene die hem stuurde.',
  'password-too-common': 'Dit wachtwoord staat op een lijst van veelgebruikte wachtwoorden. Kies een ander.',
  'password-wrong': 'Het huidige wachtwoord klopt niet.',
  'not-signed-in': 'U bent niet ingelogd. Log in om verder te gaan.',
  'sign-in-failed': 'Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw.',
  'not-allowed': 'U mag dit niet doen. Vraag een beheerder van het dossier om hulp.',
  'cross-origin': 'Dit verzoek kwam van een andere website en is geweigerd.',
  'not-found': 'Dit bestaat niet, of u hebt er geen toegang toe.',
  'last-manager': 'Dit dossier moet een beheerder houden. Maak eerst iemand anders beheerder.',
  'last-administrator': 'De werkruimte moet een beheerder houden. Maak eerst iemand anders beheerder.',
  'email-in-use': 'Dit e-mailadres hoort al bij een account.',
  'invitation-for-other-person':
    'Deze uitnodiging is voor iemand anders. Log in met het account waarvoor zij bedoeld is.',
  archived: 'Dit is gearchiveerd. Zet het eerst terug om het te wijzigen.',
  'setup-done': 'De eerste beheerder is er al. Log in met dat account.',
  'changed-meanwhile':
    'Iemand anders heeft dit intussen gewijzigd. Uw tekst staat er nog: vergelijk beide teksten en sla opnieuw op.',
  'step-not-possible': 'Deze stap kan nu niet. Laad de pagina opnieuw om te zien hoe het ervoor staat.',
  'too-narrow': 'Nog niet iedereen in het dossier mag dit zien. Deel het eerst met iedereen.',
  'others-wrote':
    'Ook een andere organisatie heeft hierin geschreven, dus u kunt het niet breder delen. Maak er een nieuwe tekst van.',
  'points-unanswered': 'Nog niet elk punt heeft een antwoord. Beantwoord eerst alle punten.',
  'too-large': 'Dit is te groot. Maak het kleiner of splits het op.',
  'unsupported-media-type': 'Dit soort bestand kan de server niet lezen.',
  'image-damaged': 'Deze afbeelding is beschadigd of niet compleet. Open haar op uw computer en sla haar opnieuw op.',
  'image-dimensions': 'Deze afbeelding heeft te veel beeldpunten. Maak haar kleiner, tot hooguit 16.000 punten breed.',
  'image-type': 'Dit is geen afbeelding die hier past. Gebruik PNG, JPEG, GIF of WebP.',
  'image-svg': 'Een SVG-bestand kan een programma bevatten en wordt niet aangenomen. Sla de afbeelding op als PNG.',
  'too-many-requests': 'U hebt het te vaak achter elkaar geprobeerd. Probeer het over {seconds} opnieuw.',
  'storage-full': 'De opslag van de server is vol. Uw wijziging is niet opgeslagen. Waarschuw uw beheerder.',
  'storage-unavailable':
    'De server kan nu niet opslaan. Uw wijziging is niet opgeslagen. Probeer het over een minuut opnieuw.',
  'not-ready': 'De server start op. Probeer het over een minuut opnieuw.',
  'internal-error':
    'Er ging iets mis op de server. Probeer het opnieuw. Blijft het misgaan, meld het dan met de code hieronder.',
} as const satisfies Record<ProblemCode, string>

const en = {
  'invalid-input': 'Not everything is filled in correctly. Check the fields with a message.',
  'malformed-json': 'The server did not understand this request. Reload the page and try again.',
  'link-not-valid': 'This link no longer works. Ask whoever sent it for a new one.',
  'password-too-common': 'This password is on a list of commonly used passwords. Choose another one.',
  'password-wrong': 'The current password is not correct.',
  'not-signed-in': 'You are not signed in. Sign in to continue.',
  'sign-in-failed': 'This e-mail address and password do not belong together. Check them and try again.',
  'not-allowed': 'You are not allowed to do this. Ask a manager of the dossier for help.',
  'cross-origin': 'This request came from another website and was refused.',
  'not-found': 'This does not exist, or you have no access to it.',
  'last-manager': 'This dossier must keep a manager. Make somebody else manager first.',
  'last-administrator': 'The workspace must keep an administrator. Make somebody else administrator first.',
  'email-in-use': 'This e-mail address already belongs to an account.',
  'invitation-for-other-person': 'This invitation is for somebody else. Sign in with the account it is meant for.',
  archived: 'This is archived. Restore it first to change it.',
  'setup-done': 'The first administrator already exists. Sign in with that account.',
  'changed-meanwhile':
    'Somebody else changed this in the meantime. Your text is still there: compare both texts and save again.',
  'step-not-possible': 'This step is not possible now. Reload the page to see how things stand.',
  'too-narrow': 'Not everybody in the dossier may see this yet. Share it with everybody first.',
  'others-wrote': 'Another organisation wrote in this too, so you cannot share it more widely. Make a new text of it.',
  'points-unanswered': 'Not every point has an answer yet. Answer all points first.',
  'too-large': 'This is too large. Make it smaller or split it up.',
  'unsupported-media-type': 'The server cannot read this kind of file.',
  'image-damaged': 'This image is damaged or incomplete. Open it on your computer and save it again.',
  'image-dimensions': 'This image has too many pixels. Make it smaller, at most 16,000 pixels wide.',
  'image-type': 'This is no image that fits here. Use PNG, JPEG, GIF or WebP.',
  'image-svg': 'An SVG file can hold a program and is not accepted. Save the image as PNG.',
  'too-many-requests': 'You tried too often in a row. Try again in {seconds}.',
  'storage-full': 'The storage of the server is full. Your change was not saved. Warn your administrator.',
  'storage-unavailable': 'The server cannot save now. Your change was not saved. Try again in a minute.',
  'not-ready': 'The server is starting. Try again in a minute.',
  'internal-error':
    'Something went wrong on the server. Try again. If it keeps happening, report it with the code below.',
} as const satisfies Record<ProblemCode, string>

const problems = defineMessages({ nl, en })

const others = defineMessages({
  nl: {
    network: 'Geen verbinding met de server. Probeer het opnieuw zodra er verbinding is. Wat u typte, staat er nog.',
    unknown: 'Er ging iets mis in deze pagina. Laad de pagina opnieuw.',
    seconds: { one: '{n} seconde', other: '{n} seconden' },
    minutes: { one: '{n} minuut', other: '{n} minuten' },
  },
  en: {
    network: 'No connection to the server. Try again once there is a connection. What you typed is still there.',
    unknown: 'Something went wrong in this page. Reload the page.',
    seconds: { one: '{n} second', other: '{n} seconds' },
    minutes: { one: '{n} minute', other: '{n} minutes' },
  },
})

/** Above this many seconds a wait is told in minutes. */
const SECONDS_IN_WORDS = 120

const wait = (seconds: number, locale: Locale): string =>
  seconds > SECONDS_IN_WORDS
    ? say(others, locale, 'minutes', { n: Math.ceil(seconds / 60) })
    : say(others, locale, 'seconds', { n: seconds })

/** The sentence for a refusal: what happened, what it means, what to do. */
export const problemText = (code: ProblemCode, locale: Locale, retryAfterSeconds = 60): string =>
  say(problems, locale, code, { seconds: wait(retryAfterSeconds, locale) })

/** The sentence for anything that can be thrown by a request. */
export function errorText(error: unknown, locale: Locale): string {
  if (error instanceof ApiProblem) return problemText(error.code, locale, error.retryAfterSeconds)
  return say(others, locale, error instanceof NetworkFailure ? 'network' : 'unknown')
}
