import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Credential, Keychain } from '../../../src/main/keychain/keychain'
import { createKeytarKeychain } from '../../../src/main/keychain/keytar-keychain'
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain'
import { TenantKey } from '../../../src/shared/model/tenant'

const contoso = TenantKey.parse('contoso')
const contosoLab = TenantKey.parse('contoso-lab')
const secret: Credential = { kind: 'secret', secret: 'shh' }
const certificate: Credential = {
  kind: 'certificate',
  thumbprintSha256: 'ab'.repeat(32),
  privateKeyPem: `-----BEGIN PRIVATE KEY-----\n${'MIIE'.repeat(800)}\n-----END PRIVATE KEY-----\n`,
}

/** The operating system's side, with the limit Windows has. */
function nativeKeychain() {
  const entries = new Map<string, string>()
  return {
    entries,
    getPassword: async (service: string, account: string) => entries.get(`${service}/${account}`) ?? null,
    async setPassword(service: string, account: string, password: string) {
      if (Buffer.byteLength(password, 'utf16le') > 2_560) throw new Error('too long')
      entries.set(`${service}/${account}`, password)
    },
    deletePassword: async (service: string, account: string) => entries.delete(`${service}/${account}`),
  }
}

let envelopeFolder: string
let native: ReturnType<typeof nativeKeychain>
let keychain: Keychain
beforeEach(() => {
  envelopeFolder = join(mkdtempSync(join(tmpdir(), 'roomwall-keychain-')), 'envelopes')
  native = nativeKeychain()
  keychain = createKeytarKeychain({ profile: 'real', envelopeFolder, load: async () => native })
})
afterEach(() => rmSync(join(envelopeFolder, '..'), { recursive: true }))

const envelopes = () => readdirSync(envelopeFolder)

test.each([
  ['a secret', secret],
  ['a certificate', certificate],
  ['a secret too long for one entry', { kind: 'secret', secret: 'x'.repeat(4_000) } as const],
])('%s comes back as it went in, under the tenant’s own name', async (_name, credential) => {
  expect(await keychain.write(contoso, credential)).toEqual({ ok: true, value: undefined })
  expect(await keychain.read(contoso)).toEqual({ ok: true, value: credential })
  expect([...native.entries.keys()]).toEqual(['Roomwall/real/contoso'])
})

test('a tenant without an entry has no credential', async () => {
  expect(await keychain.read(contoso)).toEqual({ ok: true, value: null })
})

test('an envelope shows nothing of the certificate, and only its owner may read it', async () => {
  await keychain.write(contoso, certificate)
  const [file] = envelopes()
  const path = join(envelopeFolder, file ?? '')
  const content = readFileSync(path, 'utf8')
  expect(content).not.toContain('MIIE')
  expect(content).not.toContain(certificate.thumbprintSha256)
  expect(statSync(path).mode & 0o077).toBe(process.platform === 'win32' ? statSync(path).mode & 0o077 : 0)
})

test('a new credential leaves no old envelope behind, and touches no other tenant’s', async () => {
  await keychain.write(contosoLab, certificate)
  await keychain.write(contoso, certificate)
  await keychain.write(contoso, certificate)
  expect(envelopes()).toHaveLength(2)
  await keychain.write(contoso, secret)
  expect(envelopes()).toHaveLength(1)
  await keychain.remove(contoso)
  expect(await keychain.read(contoso)).toEqual({ ok: true, value: null })
  expect(await keychain.read(contosoLab)).toEqual({ ok: true, value: certificate })
  await keychain.remove(contosoLab)
  expect(envelopes()).toEqual([])
  expect(native.entries.size).toBe(0)
})

test('a write the keychain refuses leaves the old credential in force', async () => {
  await keychain.write(contoso, certificate)
  native.setPassword = async () => {
    throw new Error('locked')
  }
  const other: Credential = { ...certificate, thumbprintSha256: 'cd'.repeat(32) }
  expect(await keychain.write(contoso, other)).toMatchObject({
    ok: false,
    error: { code: 'keychain.unavailable' },
  })
  expect(await keychain.read(contoso)).toEqual({ ok: true, value: certificate })
})

test('where nothing is found because nobody unlocked it, that is said; it is not taken for none', async () => {
  await keychain.write(contoso, certificate)
  const open = { ...native }
  // As libsecret does when its prompt was closed: nothing found, nothing deleted, no error; only writing complains.
  native.getPassword = async () => null
  native.deletePassword = async () => false
  native.setPassword = async () => {
    throw new Error('Cannot create an item in a locked collection')
  }
  const locked = { ok: false, error: { code: 'keychain.unavailable', params: { reason: 'locked' } } }
  expect(await keychain.read(contoso)).toEqual(locked)
  expect(await keychain.remove(contoso)).toEqual(locked)
  expect(envelopes()).toHaveLength(1)
  Object.assign(native, open)
  expect(await keychain.read(contoso)).toEqual({ ok: true, value: certificate })
})

test.each([
  ['changed', (content: string) => content.replace(/(?<="data":")./, (first) => (first === 'A' ? 'B' : 'A'))],
  ['cut short', (content: string) => content.slice(0, 40)],
  ['emptied', () => ''],
  ['given a shorter tag', (content: string) => content.replace(/"tag":"[^"]{16}/, '"tag":"')],
])('an envelope that was %s is no credential', async (_name, change) => {
  await keychain.write(contoso, certificate)
  const path = join(envelopeFolder, envelopes()[0] ?? '')
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, change(before))
  expect(readFileSync(path, 'utf8')).not.toBe(before)
  expect(await keychain.read(contoso)).toEqual({ ok: true, value: null })
})

test('one tenant’s envelope does not open as another’s', async () => {
  await keychain.write(contoso, certificate)
  const entry = native.entries.get('Roomwall/real/contoso') ?? ''
  native.entries.set('Roomwall/real/contoso-lab', entry)
  expect(await keychain.read(contosoLab)).toEqual({ ok: true, value: null })
})

test('an entry that points out of its folder is no credential', async () => {
  const entry = { kind: 'envelope', file: '../../etc/passwd.envelope', key: 'x' }
  native.entries.set('Roomwall/real/contoso', JSON.stringify(entry))
  expect(await keychain.read(contoso)).toEqual({ ok: true, value: null })
})

test('an entry somebody else wrote is no credential', async () => {
  native.entries.set('Roomwall/real/contoso', 'hello')
  expect(await keychain.read(contoso)).toEqual({ ok: true, value: null })
})

test('certificates that no tenant was saved with are removed, tenants stay', async () => {
  const pending = TenantKey.parse('pending-0123456789abcdef')
  await keychain.write(pending, certificate)
  await keychain.write(contoso, certificate)
  expect(await keychain.removePending()).toEqual({ ok: true, value: undefined })
  expect(await keychain.read(pending)).toEqual({ ok: true, value: null })
  expect(await keychain.read(contoso)).toEqual({ ok: true, value: certificate })
  expect([envelopes().length, native.entries.size]).toEqual([1, 1])
})

test('where the addon cannot be loaded every method says so', async () => {
  const missing = createKeytarKeychain({
    profile: 'real',
    envelopeFolder,
    load: () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file')),
  })
  const unavailable = { ok: false, error: { code: 'keychain.unavailable', params: { reason: 'missing' } } }
  expect(await missing.read(contoso)).toEqual(unavailable)
  expect(await missing.write(contoso, secret)).toEqual(unavailable)
  expect(await missing.remove(contoso)).toEqual(unavailable)
  expect(await missing.probe()).toEqual(unavailable)
  await keychain.write(TenantKey.parse('pending-0123456789abcdef'), certificate)
  expect(await missing.removePending()).toEqual(unavailable)
})

test('the probe leaves nothing behind, and notices a keychain that forgets', async () => {
  expect(await keychain.probe()).toEqual({ ok: true, value: undefined })
  expect(native.entries.size).toBe(0)
  native.getPassword = async () => null
  expect(await keychain.probe()).toMatchObject({ ok: false, error: { code: 'keychain.unavailable' } })
})

test('the memory keychain keeps to the same rules', async () => {
  const memory = createMemoryKeychain()
  expect(await memory.read(contoso)).toEqual({ ok: true, value: null })
  await memory.write(contoso, certificate)
  expect(await memory.read(contoso)).toEqual({ ok: true, value: certificate })
  await memory.remove(contoso)
  expect(await memory.read(contoso)).toEqual({ ok: true, value: null })
  expect(await memory.probe()).toEqual({ ok: true, value: undefined })
})
