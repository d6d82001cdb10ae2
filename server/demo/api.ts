/** A person at the server, with the cookie that his session got. */
export class DemoApi {
  readonly #url: string
  #cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  /**
   * Sends JSON and gives the answer's JSON; undefined when there is none.
   * @throws {Error} with the server's own words when it refuses
   */
  async send(method: 'POST' | 'PUT' | 'GET', path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Cookie: this.#cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
    if (cookie) this.#cookie = cookie
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return text ? JSON.parse(text) : undefined
  }
}
