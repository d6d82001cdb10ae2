import type { Middleware } from './context.ts'

const gates = new WeakSet<Middleware>()

/** Marks a middleware as one that decides who may pass; a test asks for one on every unsafe route. */
export function gate<T extends Middleware>(middleware: T): T {
  gates.add(middleware)
  return middleware
}
export const isGate = (middleware: Middleware): boolean => gates.has(middleware)

/** Says of a route, aloud, that anybody may call it; `reason` is for whoever reads the route. */
export const anyone = (_reason: string): Middleware =>
  gate(async function letAnyonePass(_c, next) {
    await next()
  })
