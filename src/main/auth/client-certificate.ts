import { KeyObject, X509Certificate } from 'node:crypto'

/** A key pair and the certificate it signed itself. */
export interface ClientCertificate {
  /** PKCS#8, PEM: for the keychain only. */
  privateKeyPem: string
  certificatePem: string
  /** SHA-1, upper-case hex: how Entra lists certificates. */
  thumbprintSha1: string
  /** SHA-256, upper-case hex: what MSAL signs with. */
  thumbprintSha256: string
  /** Epoch ms. */
  expiresAt: number
}

const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
/** Good beyond 2030 (NIST SP 800-57); Entra takes RSA only. */
const rsaBits = 3_072
/** A clock of ours that runs ahead must not make the certificate begin in Entra's future. */
const beginsBeforeMs = 60 * 60_000

/**
 * Makes an RSA key pair and a self-signed certificate for client assertions. `name` stands in its subject; `now` is
 * epoch ms. The ASN.1 library is loaded here, not at start: it is needed once in a tenant's life.
 */
export async function createClientCertificate(options: {
  name: string
  validMonths: number
  now: number
}): Promise<ClientCertificate> {
  await import('reflect-metadata') // what the library's dependency injection stands on
  const x509 = await import('@peculiar/x509')
  const keys = await crypto.subtle.generateKey(
    { ...signing, modulusLength: rsaBits, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  )
  const notAfter = new Date(options.now)
  notAfter.setUTCMonth(notAfter.getUTCMonth() + options.validMonths)
  const made = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: [{ CN: [options.name] }],
      notBefore: new Date(options.now - beginsBeforeMs),
      notAfter,
      signingAlgorithm: signing,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      ],
    },
    crypto,
  )
  const certificate = new X509Certificate(Buffer.from(made.rawData))
  return {
    privateKeyPem: KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: certificate.toString(),
    thumbprintSha1: certificate.fingerprint.replaceAll(':', ''),
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    expiresAt: Date.parse(certificate.validTo),
  }
}
