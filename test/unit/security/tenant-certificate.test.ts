import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { beforeAll, describe, expect, it } from 'vitest'
import { isCertifiedBy } from '../../../src/main/security/tenant-certificate'

const now = Date.UTC(2026, 5, 1)
const day = 86_400_000
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const serverUse = '1.3.6.1.5.5.7.3.1'
const clientUse = '1.3.6.1.5.5.7.3.2'

interface Issued {
  certificate: X509Certificate
  keys: CryptoKeyPair
  pem: string
}

interface Wishes {
  name: string
  issuer?: Issued
  isAuthority?: boolean
  hosts?: string[]
  addresses?: string[]
  uses?: string[]
  from?: number
  until?: number
}

describe("a server's certificate under a tenant's own authority", () => {
  let authority: Issued
  let intermediate: Issued
  let server: Issued

  beforeAll(async () => {
    authority = await issue({ name: 'CN=Estate CA', isAuthority: true })
    intermediate = await issue({ name: 'CN=Estate CA 2', issuer: authority, isAuthority: true })
    server = await issue({ name: 'CN=graph', issuer: authority, hosts: ['graph.test'], uses: [serverUse] })
  })

  const judge = (chain: Issued[], hostname = 'graph.test', ca = authority.pem) =>
    isCertifiedBy(ca, { hostname, chainPem: chain.map(({ pem }) => pem) }, now)

  it('is refused under another authority, even one of the same name', async () => {
    const impostor = await issue({ name: 'CN=Estate CA', isAuthority: true })
    expect(judge([server], 'graph.test', impostor.pem)).toBe(false)
    const forged = await issue({ name: 'CN=graph', issuer: impostor, hosts: ['graph.test'] })
    expect(judge([forged, impostor])).toBe(false)
    expect(judge([forged, authority])).toBe(false)
  })

  it('is refused for another host', () => {
    expect(judge([server], 'other.test')).toBe(false)
    expect(judge([server], '127.0.0.1')).toBe(false)
  })

  it('is refused before and after its time', async () => {
    const expired = await issue({
      name: 'CN=old',
      issuer: authority,
      hosts: ['graph.test'],
      until: now - day,
    })
    const early = await issue({ name: 'CN=new', issuer: authority, hosts: ['graph.test'], from: now + day })
    expect(judge([expired])).toBe(false)
    expect(judge([early])).toBe(false)
  })

  it("is refused after the authority's time, though its own lasts", async () => {
    const old = await issue({ name: 'CN=Old CA', isAuthority: true, until: now - day })
    const fresh = await issue({ name: 'CN=graph', issuer: old, hosts: ['graph.test'] })
    expect(judge([fresh], 'graph.test', old.pem)).toBe(false)
  })

  it('is refused when it is meant for clients', async () => {
    const client = await issue({ name: 'CN=c', issuer: authority, hosts: ['graph.test'], uses: [clientUse] })
    expect(judge([client])).toBe(false)
  })

  it('is refused when signed by another server certificate of the same authority', async () => {
    const byServer = await issue({ name: 'CN=x', issuer: server, hosts: ['graph.test'] })
    expect(judge([byServer, server])).toBe(false)
  })

  it('is refused when a link of the chain is missing', async () => {
    const below = await issue({ name: 'CN=graph', issuer: intermediate, hosts: ['graph.test'] })
    expect(judge([below])).toBe(false)
    expect(judge([below, intermediate])).toBe(true)
  })

  it('is refused when nothing readable was presented or given', () => {
    expect(judge([])).toBe(false)
    expect(isCertifiedBy('no certificate', { hostname: 'graph.test', chainPem: [server.pem] }, now)).toBe(
      false,
    )
    const broken = '-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----'
    expect(isCertifiedBy(authority.pem, { hostname: 'graph.test', chainPem: [broken] }, now)).toBe(false)
  })

  it('is accepted when the authority signed it, whatever else the server sent along', async () => {
    const unrelated = await issue({ name: 'CN=Unrelated', isAuthority: true })
    expect(judge([server])).toBe(true)
    expect(judge([server, unrelated, authority])).toBe(true)
  })

  it('is accepted when it is the given one itself', async () => {
    const selfSigned = await issue({
      name: 'CN=sim',
      isAuthority: true,
      hosts: ['localhost'],
      addresses: ['127.0.0.1'],
    })
    expect(judge([selfSigned], 'localhost', selfSigned.pem)).toBe(true)
    expect(judge([selfSigned], '127.0.0.1', selfSigned.pem)).toBe(true)
    expect(judge([selfSigned], 'graph.test', selfSigned.pem)).toBe(false)
  })

  it('is accepted under the second of two given authorities', async () => {
    const other = await issue({ name: 'CN=Other CA', isAuthority: true })
    expect(judge([server], 'graph.test', `${other.pem}\n${authority.pem}`)).toBe(true)
  })
})

async function issue(wishes: Wishes): Promise<Issued> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { issuer, hosts = [], addresses = [], uses } = wishes
  const names = [
    ...hosts.map((value) => ({ type: 'dns' as const, value })),
    ...addresses.map((value) => ({ type: 'ip' as const, value })),
  ]
  const certificate = await X509CertificateGenerator.create({
    serialNumber: crypto.randomUUID().replaceAll('-', '').replace(/^./, '1'),
    subject: wishes.name,
    issuer: issuer?.certificate.subject ?? wishes.name,
    notBefore: new Date(wishes.from ?? now - day),
    notAfter: new Date(wishes.until ?? now + 30 * day),
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(wishes.isAuthority ?? false, undefined, true),
      ...(names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)]),
      ...(uses === undefined ? [] : [new ExtendedKeyUsageExtension(uses)]),
      ...(issuer === undefined ? [] : [await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey)]),
    ],
  })
  return { certificate, keys, pem: certificate.toString('pem') }
}
