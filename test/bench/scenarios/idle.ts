import { makePlace } from '#test/bench/places.ts'
import { RawClient } from '#test/bench/raw-client.ts'
import type { Scenario } from '#test/bench/scenario.ts'
import { ServerProcess } from '#test/bench/server-process.ts'

const ROOMS = 250
const PER_ROOM = 4

/** A quiet afternoon: what an open tab costs. */
export const idle: Scenario = {
  name: 'idle',
  title: `${ROOMS * PER_ROOM} idle connections in ${ROOMS} rooms`,
  async run({ peer, dialect }) {
    const place = await makePlace(peer)
    const server = await ServerProcess.start(peer, place.path)
    const before = await server.figures()
    const clients: RawClient[] = []
    for (let room = 0; room < ROOMS; room += 1) {
      const inRoom = Array.from({ length: PER_ROOM }, (_, i) => {
        const person = `p${room * PER_ROOM + i}`
        return new RawClient(server.port, dialect, { document: `d${room}`, person })
      })
      await Promise.all(inRoom.map((client) => client.ready))
      clients.push(...inRoom)
    }
    const after = await server.figures()
    for (const client of clients) client.stop()
    await server.kill()
    place.remove()
    return { 'kB each': ((after.rssMb - before.rssMb) * 1_024) / clients.length }
  },
}
