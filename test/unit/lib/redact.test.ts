import { expect, test } from 'vitest'
import { redact } from '../../../src/main/lib/redact'

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJyb2xlcyI6W119.c2lnbmF0dXJl'
const entraSecret = 'abc8Q~Zy-Xw_Vu.Ts~Rq1Po2Nm3Lk4Ji5Hg6Fe'

test.each([
  ['a token in a sentence', `the token ${jwt} was refused`, 'the token [redacted] was refused'],
  ['an unsigned token', 'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.', '[redacted]'],
  ['a header', 'Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
  [
    'a form',
    'client_id=app&client_secret=s3cr%7Et&client_assertion=xyz&scope=a',
    'client_id=app&client_secret=[redacted]&client_assertion=[redacted]&scope=a',
  ],
  ['JSON text', '{"lockPin":"1234","language":"en"}', '{"lockPin":"[redacted]","language":"en"}'],
  ['an Entra secret on its own', `use ${entraSecret} now`, 'use [redacted] now'],
  [
    'a private key',
    '-----BEGIN PRIVATE KEY-----\nMIIE\nabc\n-----END PRIVATE KEY-----\nrest',
    '[redacted]\nrest',
  ],
  ['half a private key', 'x -----BEGIN RSA PRIVATE KEY-----\nMIIE', 'x [redacted]'],
])('%s', (_name, text, clean) => {
  expect(redact(text)).toBe(clean)
})

test('secret properties are hidden however deep, and nothing else is', () => {
  const seen = {
    tenantKey: 'contoso',
    headers: { Authorization: 'Basic abc', 'request-id': 'r-1' },
    devices: [{ configuration: { defaultPassword: 'x', lockPin: 1234, language: 'en' } }],
    credential: { kind: 'secret', secret: 'x' },
    count: 3,
    none: null,
    map: new Map([['access_token', 'x']]),
  }
  expect(redact(seen)).toEqual({
    tenantKey: 'contoso',
    headers: { Authorization: '[redacted]', 'request-id': 'r-1' },
    devices: [{ configuration: { defaultPassword: '[redacted]', lockPin: '[redacted]', language: 'en' } }],
    credential: '[redacted]',
    count: 3,
    none: null,
    map: { access_token: '[redacted]' },
  })
})

test('an error keeps its words, without the secrets in them or in its cause', () => {
  const error = new Error(`refused ${jwt}`, { cause: new Error(`Bearer ${jwt}`) })
  const clean = JSON.stringify(redact(error))
  expect(clean).toContain('refused [redacted]')
  expect(clean).not.toContain('eyJ')
})

test('what refers to itself comes to an end', () => {
  const loop: Record<string, unknown> = { name: 'a' }
  loop.self = loop
  expect(redact(loop)).toEqual({ name: 'a', self: '[...]' })
})

test('the value itself is left as it was', () => {
  const value = { secret: 'kept' }
  redact(value)
  expect(value).toEqual({ secret: 'kept' })
})
