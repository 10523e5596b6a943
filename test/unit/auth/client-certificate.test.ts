import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { createClientCertificate } from '../../../src/main/auth/client-certificate'

const now = Date.UTC(2026, 10, 23, 8)

test('a certificate that Node reads, signed by its own key, with the thumbprints Entra and MSAL know it by', async () => {
  const made = await createClientCertificate({ name: 'Roomwall Müller, Köln', validMonths: 6, now })
  const certificate = new X509Certificate(made.certificatePem)
  expect(certificate.subject).toBe('CN=Roomwall Müller\\, Köln')
  expect(certificate.ca).toBe(false)
  expect(certificate.checkPrivateKey(createPrivateKey(made.privateKeyPem))).toBe(true)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(made.thumbprintSha1).toBe(certificate.fingerprint.replaceAll(':', ''))
  expect(made.thumbprintSha256).toBe(certificate.fingerprint256.replaceAll(':', ''))
  expect(made.expiresAt).toBe(Date.UTC(2027, 4, 23, 8))
  expect(Date.parse(certificate.validFrom)).toBeLessThan(now)
  expect(made.certificatePem).not.toContain('PRIVATE')
})
