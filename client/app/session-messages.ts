import { defineMessages } from '#client/lib/text.tsx'

export const sessionMessages = defineMessages({
  nl: {
    region: 'Einde van uw sessie',
    idle: {
      one: 'U wordt binnen een minuut uitgelogd, omdat u hier een tijd niets deed.',
      other: 'U wordt over {n} minuten uitgelogd, omdat u hier een tijd niets deed.',
    },
    stay: 'Blijf ingelogd',
    stays: 'U blijft ingelogd.',
    last: {
      one: 'Uw sessie eindigt binnen een minuut. Log opnieuw in om door te werken. Wat u schreef, blijft staan.',
      other: 'Uw sessie eindigt over {n} minuten. Log opnieuw in om door te werken. Wat u schreef, blijft staan.',
    },
    again: 'Log opnieuw in',
    againBody: 'Na een week vragen wij opnieuw wie u bent. Deze pagina en wat u schreef blijven staan.',
  },
  en: {
    region: 'End of your session',
    idle: {
      one: 'You will be signed out within a minute, because you did nothing here for some time.',
      other: 'You will be signed out in {n} minutes, because you did nothing here for some time.',
    },
    stay: 'Stay signed in',
    stays: 'You stay signed in.',
    last: {
      one: 'Your session ends within a minute. Sign in again to go on. What you wrote stays.',
      other: 'Your session ends in {n} minutes. Sign in again to go on. What you wrote stays.',
    },
    again: 'Sign in again',
    againBody: 'After a week we ask again who you are. This page and what you wrote stay.',
  },
})
