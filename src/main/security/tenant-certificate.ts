import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'

/** A server's certificate as it was presented: PEM, the server's own first, then what it sent along. */
export interface PresentedCertificate {
  readonly hostname: string
  readonly chainPem: readonly string[]
}

// Longer chains than this do not occur; a longer one is somebody trying.
const longestChain = 8
const serverAuthentication = '1.3.6.1.5.5.7.3.1'

/**
 * Is the server's certificate good by the certificates a tenant was given (`caPem`, one or more in PEM)?
 * It must be valid at `now` (epoch ms), name the host, allow server use, and either be one of the given ones
 * or be signed, link by link, up to one of them. Name constraints and path lengths are not judged: the given
 * certificate is trusted for one tenant's two hosts only.
 */
export function isCertifiedBy(caPem: string, presented: PresentedCertificate, now: number): boolean {
  try {
    const anchors = readCertificates(caPem)
    const [leaf, ...others] = presented.chainPem.flatMap(readCertificates)
    if (leaf === undefined || !namesHost(leaf, presented.hostname) || !servesHosts(leaf)) return false
    return leadsTo(leaf, anchors, others, now)
  } catch {
    // What cannot be read as a certificate certifies nothing.
    return false
  }
}

function leadsTo(
  leaf: X509Certificate,
  anchors: readonly X509Certificate[],
  others: readonly X509Certificate[],
  now: number,
): boolean {
  const unused = new Set(others.slice(0, longestChain))
  let certificate: X509Certificate | undefined = leaf
  while (certificate !== undefined && isValidAt(certificate, now)) {
    const current: X509Certificate = certificate
    if (anchors.some((anchor) => anchor.fingerprint256 === current.fingerprint256)) return true
    if (anchors.some((anchor) => isValidAt(anchor, now) && isSignedBy(current, anchor))) return true
    // Each one is used once: a chain that names itself ends, and the work stays small.
    certificate = [...unused].find((issuer) => isSignedBy(current, issuer))
    if (certificate !== undefined) unused.delete(certificate)
  }
  return false
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

function isValidAt(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo)
}

function namesHost(certificate: X509Certificate, hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return (isIP(bare) === 0 ? certificate.checkHost(bare) : certificate.checkIP(bare)) !== undefined
}

function servesHosts(certificate: X509Certificate): boolean {
  // Node's types promise an array; a certificate without the extension has none.
  const uses: readonly string[] | undefined = certificate.keyUsage
  return uses === undefined || uses.length === 0 || uses.includes(serverAuthentication)
}

function readCertificates(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return blocks.map((block) => new X509Certificate(block))
}
