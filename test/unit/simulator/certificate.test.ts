import { createHash, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCertificate, createServerKey, createSigningKey } from '../../../src/simulator/certificate'

const validity = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2027, 0, 1) }

describe('a self-signed certificate', () => {
  it.each([
    ['elliptic', createServerKey],
    ['RSA', createSigningKey],
  ])('of an %s key is one that OpenSSL reads and verifies', async (_, createKey) => {
    const keys = await createKey()
    const { certificatePem, thumbprintSha256 } = createCertificate(keys, 'Roomwall test', validity, [
      'localhost',
      '127.0.0.1',
    ])
    const certificate = new X509Certificate(certificatePem)
    expect(certificate.verify(keys.publicKey)).toBe(true)
    expect(certificate.checkHost('localhost')).toBe('localhost')
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
    expect(certificate.ca).toBe(true)
    expect(new Date(certificate.validFrom).getTime()).toBe(validity.fromMs)
    expect(new Date(certificate.validTo).getTime()).toBe(validity.toMs)
    expect(createHash('sha256').update(certificate.raw).digest('hex').toUpperCase()).toBe(thumbprintSha256)
  })

  it('is no authority unless it names servers', async () => {
    const { certificatePem } = createCertificate(await createServerKey(), 'Roomwall client', validity)
    expect(new X509Certificate(certificatePem).ca).toBe(false)
  })
})
