/** Why the server closes a sync socket. Part of the contract: clients act on the number. */
export const closeCodes = {
  malformed: 4400,
  notSignedIn: 4401,
  noAccess: 4403,
  unknownDocument: 4404,
  tooSlow: 4408,
  refusedUpdate: 4409,
  oldSchema: 4410,
  tooLarge: 4413,
  tooMany: 4429,
  /** RFC 6455, section 7.4.1 registry: service restart; reconnect to carry on. */
  restarting: 1012,
} as const
export type CloseReason = keyof typeof closeCodes
