import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { networkOf } from '#server/auth/network.ts'
import type { AppEnv } from '#server/http/context.ts'
import { rateLimit } from '#server/http/limits.ts'
import { isFull, take, type Bucket } from '#server/lib/bucket.ts'
import { testApp } from '#test/support/app.ts'
import { dossierWith, person, refusalOf } from '#test/support/people.ts'

describe('a bucket', () => {
  const supply = { size: 10, perSecond: 2 }

  test('gives what is in it, then says how long to wait, and fills by itself', () => {
    let bucket: Bucket | undefined
    for (let n = 0; n < 10; n += 1) {
      const taken = take(bucket, 1, supply, 0)
      expect(taken.waitMs).toBe(0)
      bucket = taken.bucket
    }
    expect(take(bucket, 1, supply, 0).waitMs).toBe(500)
    expect(take(bucket, 3, supply, 1000).waitMs).toBe(500)
    expect(take(bucket, 2, supply, 1000).waitMs).toBe(0)
    if (!bucket) throw new Error('there is a bucket')
    expect(isFull(bucket, supply, 4999)).toBe(false)
    expect(isFull(bucket, supply, 5000)).toBe(true)
  })

  test('a clock that goes back takes nothing away', () => {
    expect(take({ left: 5, atMs: 9000 }, 5, supply, 1000)).toEqual({ bucket: { left: 0, atMs: 1000 }, waitMs: 0 })
  })
})

async function flood(ask: () => Promise<Response>, most: number): Promise<[number, Response]> {
  for (let asked = 1; asked <= most; asked += 1) {
    const answer = await ask()
    if (answer.status === 429) return [asked, answer]
  }
  throw new Error(`${most} requests, and none was refused`)
}

describe('requests at the pace of a machine', () => {
  test('of an account are refused in words, and go on after a while; others notice nothing', async () => {
    const app = await testApp()
    const [anna, bram] = [await person(app, 'Anna'), await person(app, 'Bram')]
    const [asked, refused] = await flood(() => anna.get('/session'), 1100)
    expect(asked).toBe(1001)
    expect(Number(refused.headers.get('retry-after'))).toBe(1)
    expect(await refusalOf(refused)).toBe('429 too-many-requests')
    expect((await bram.get('/session')).status).toBe(200)
    expect((await app.send('GET', '/organisations?limit=1')).status).toBe(200)
    app.clock.forward({ seconds: 1 })
    expect((await anna.get('/session')).status).toBe(200)
  })

  test('that make documents are dearer: what is refused is not made', async () => {
    const app = await testApp()
    const anna = await person(app, 'Anna')
    const dossierId = await dossierWith(app, [[anna, 'writer']])
    const form = { title: 'Nota', template: 'blank' }
    const [asked] = await flood(() => anna.post(`/dossiers/${dossierId}/documents`, form), 60)
    expect(asked).toBe(51)
    app.clock.forward({ minutes: 1 })
    expect(await (await anna.get(`/dossiers/${dossierId}`)).json()).toMatchObject({ documentCount: 50 })
  })

  test.each(['reactions', 'inside/draft'])('that would make a document or a version are dearer: %s', async (last) => {
    const app = await testApp()
    const anna = await person(app, 'Anna')
    const [asked] = await flood(() => anna.post(`/dossiers/d/consultations/c/${last}`), 60)
    expect(asked).toBe(51)
  })

  test('of nobody in particular count against their network', async () => {
    const app = new Hono<AppEnv>()
    const supplies = { account: { size: 9, perSecond: 1 }, address: { size: 3, perSecond: 1 } }
    app.use(
      rateLimit(
        () => 0,
        (c) => ({ address: networkOf(c.req.header('X-From') ?? '') }),
        supplies,
      ),
    )
    app.get('/', (c) => c.text('yes'))
    app.onError(() => new Response('no', { status: 429 }))
    const from = async (address: string) => await app.request('/', { headers: { 'X-From': address } })
    let last = 0
    const [asked] = await flood(() => from(`2001:db8::${(last += 1).toString(16)}`), 9)
    expect(asked).toBe(4)
    expect((await from('2001:db8:0:1::1')).status).toBe(200)
  })
})
