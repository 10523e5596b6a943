import { createHash, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto'
import { promisify } from 'node:util'

/** A key pair and a certificate that it signed itself, as PEM text. */
export interface SelfSignedCertificate {
  privateKeyPem: string
  certificatePem: string
  /** SHA-256 of the DER bytes, upper-case hexadecimal: what MSAL calls `thumbprintSha256`. */
  thumbprintSha256: string
}

export interface KeyPair {
  publicKey: KeyObject
  privateKey: KeyObject
}

const makeKeyPair = promisify(generateKeyPair)

/** An elliptic key for the HTTPS server: made in a millisecond. */
export function createServerKey(): Promise<KeyPair> {
  return makeKeyPair('ec', { namedCurve: 'P-256' })
}

/** An RSA key for client assertions and tokens: MSAL signs with PS256 or RS256 only. */
export function createSigningKey(): Promise<KeyPair> {
  return makeKeyPair('rsa', { modulusLength: 2048 })
}

/**
 * Signs a certificate for `commonName` with its own key (X.509 v3, RFC 5280). With `serverNames` it is an authority
 * and a TLS server at once, so that trusting this one certificate is enough.
 */
export function createCertificate(
  keys: KeyPair,
  commonName: string,
  validity: { fromMs: number; toMs: number },
  serverNames: readonly string[] = [],
): SelfSignedCertificate {
  const algorithm =
    keys.privateKey.asymmetricKeyType === 'ec'
      ? sequence(oid('2a8648ce3d040302'))
      : sequence(oid('2a864886f70d01010b'), der(0x05))
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(commonName, 'utf8')))))
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(validity.fromMs), time(validity.toMs)),
    name,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions(serverNames))),
  )
  const signature = sign('sha256', body, keys.privateKey)
  const certificate = sequence(body, algorithm, der(0x03, Buffer.from([0]), signature))
  return {
    privateKeyPem: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: pem('CERTIFICATE', certificate),
    thumbprintSha256: createHash('sha256').update(certificate).digest('hex').toUpperCase(),
  }
}

function extensions(serverNames: readonly string[]): Buffer[] {
  const isAuthority = serverNames.length > 0
  const constraints = isAuthority ? sequence(der(0x01, Buffer.from([0xff]))) : sequence()
  const list = [extension('551d13', true, constraints)]
  if (isAuthority) {
    const names = serverNames.map((name) =>
      /^[\d.]+$/.test(name)
        ? der(0x87, Buffer.from(name.split('.').map(Number)))
        : der(0x82, Buffer.from(name, 'latin1')),
    )
    list.push(extension('551d11', false, sequence(...names)))
    list.push(extension('551d25', false, sequence(oid('2b06010505070301'))))
  }
  return list
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  const flag = critical ? [der(0x01, Buffer.from([0xff]))] : []
  return sequence(oid(id), ...flag, der(0x04, value))
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), length(content.length), content])
}

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size])
  const bytes = size < 0x100 ? [size] : [size >> 8, size & 0xff]
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, ...parts)
}

function integer(value: Buffer): Buffer {
  return der(0x02, value)
}

function oid(bytes: string): Buffer {
  return der(0x06, Buffer.from(bytes, 'hex'))
}

/** UTCTime ends in 2049; the simulator's certificates end long before. */
function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return der(0x17, Buffer.from(`${digits}Z`, 'latin1'))
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
