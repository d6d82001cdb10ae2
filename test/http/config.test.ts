import { describe, expect, test } from 'vitest'
import { readConfig, withPort } from '#server/config.ts'

describe('the settings', () => {
  test('have defaults, and empty is not given', () => {
    expect(readConfig({ PUBLIC_URL: '' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      publicUrl: 'http://127.0.0.1:3000',
      isSecure: false,
      trustProxy: 0,
    })
  })

  test('that are wrong are named, all at once', () => {
    const wrong = {
      CONTACT_EMAIL: 'beheer',
      PORT: '70000',
      PUBLIC_URL: 'samen.example',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'postgres://x',
    }
    expect(() => readConfig(wrong)).toThrow(/PORT.*DATABASE_URL.*PUBLIC_URL.*CONTACT_EMAIL.*LOG_LEVEL/su)
  })

  test.each([
    { PORT: ' ' },
    { PORT: '0x10' },
    { PORT: '1e3' },
    { PORT: '-1' },
    { TRUST_PROXY: 'true' },
    { TRUST_PROXY: ' ' },
  ])('a number is in digits: %o is not', (given) => {
    expect(() => readConfig(given)).toThrow(/PORT|TRUST_PROXY/u)
  })

  test('follow the real port, unless the public address is given', () => {
    expect(withPort(readConfig({ PORT: '0' }), 4567).publicUrl).toBe('http://127.0.0.1:4567')
    expect(withPort(readConfig({ PORT: '0', HOST: '::1' }), 4567).publicUrl).toBe('http://[::1]:4567')
    const given = withPort(readConfig({ PORT: '0', PUBLIC_URL: 'https://samen.example' }), 4567)
    expect(given).toMatchObject({ publicUrl: 'https://samen.example', isSecure: true, port: 4567 })
  })
})
