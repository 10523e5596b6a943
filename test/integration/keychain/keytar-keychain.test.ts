import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Credential } from '../../../src/main/keychain/keychain'
import { createKeytarKeychain } from '../../../src/main/keychain/keytar-keychain'
import { TenantKey } from '../../../src/shared/model/tenant'

/** The operating system's real keychain: the run is wrapped in a session that has one. */
const profile = `test-${randomUUID()}`
const tenant = TenantKey.parse('contoso')
let envelopeFolder: string
const open = () => createKeytarKeychain({ profile, envelopeFolder })

beforeAll(async () => {
  envelopeFolder = mkdtempSync(join(tmpdir(), 'roomwall-envelopes-'))
  const probe = await open().probe()
  if (!probe.ok) {
    throw new Error(
      'No usable keychain here. On Linux without a desktop run inside: dbus-run-session -- sh -c \'echo "" | gnome-keyring-daemon --unlock --components=secrets >/dev/null; npm run test:integration\'',
    )
  }
})
afterAll(async () => {
  await open().remove(tenant)
  rmSync(envelopeFolder, { recursive: true })
})

const pem = `-----BEGIN PRIVATE KEY-----\n${'MIIE'.repeat(800)}\n-----END PRIVATE KEY-----\n`

test.each<[string, Credential]>([
  ['a secret', { kind: 'secret', secret: 'Ünïcode~Q-1' }],
  ['a certificate', { kind: 'certificate', thumbprintSha256: 'ab'.repeat(32), privateKeyPem: pem }],
])('%s outlives the keychain object that stored it', async (_name, credential) => {
  expect(await open().write(tenant, credential)).toEqual({ ok: true, value: undefined })
  expect(await open().read(tenant)).toEqual({ ok: true, value: credential })
})

test('what was removed is gone', async () => {
  await open().write(tenant, { kind: 'secret', secret: 'x' })
  expect(await open().remove(tenant)).toEqual({ ok: true, value: undefined })
  expect(await open().read(tenant)).toEqual({ ok: true, value: null })
})
