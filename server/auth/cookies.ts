import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { AppContext } from '#server/http/context.ts'
import { ABSOLUTE_MS } from './session-store.ts'

/** `__Host-` binds the cookie to this host and to https (RFC 6265bis 4.1.3.2); over plain http browsers refuse that name. */
const nameOf = (isSecure: boolean): string => (isSecure ? '__Host-samenschrift' : 'samenschrift')
const options = (secure: boolean): CookieOptions => ({ httpOnly: true, secure, sameSite: 'Lax', path: '/' })

export const readSessionCookie = (c: AppContext, isSecure: boolean): string | undefined =>
  getCookie(c, nameOf(isSecure))

/** How long it is kept says nothing of how long it holds: the database decides that. */
export const writeSessionCookie = (c: AppContext, isSecure: boolean, secret: string): void =>
  setCookie(c, nameOf(isSecure), secret, { ...options(isSecure), maxAge: ABSOLUTE_MS / 1000 })

export const clearSessionCookie = (c: AppContext, isSecure: boolean): void => {
  deleteCookie(c, nameOf(isSecure), options(isSecure))
}
