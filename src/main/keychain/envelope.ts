import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** AES-256-GCM: 32-byte key, 12-byte nonce, 16-byte tag. */
const algorithm = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12

const Sealed = z.object({
  version: z.literal(1),
  nonce: z.base64(),
  tag: z.base64(),
  data: z.base64(),
})

/**
 * Encrypts text under a key made for it alone. `purpose` is bound in: an envelope put in another's place does not
 * open. Returns the file's content and the key (base64).
 */
export function seal(text: string, purpose: string): { content: string; key: string } {
  const key = randomBytes(keyBytes)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose))
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const sealed = {
    version: 1,
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  } satisfies z.input<typeof Sealed>
  return { content: JSON.stringify(sealed), key: key.toString('base64') }
}

/** The sealed text, or null when content, key or purpose is not what was sealed. */
export function unseal(content: string, key: string, purpose: string): string | null {
  try {
    const sealed = Sealed.parse(JSON.parse(content))
    const tag = Buffer.from(sealed.tag, 'base64')
    if (tag.length !== 16) return null // a shorter tag would be easier to forge
    const decipher = createDecipheriv(
      algorithm,
      Buffer.from(key, 'base64'),
      Buffer.from(sealed.nonce, 'base64'),
    )
      .setAAD(Buffer.from(purpose))
      .setAuthTag(tag)
    const text = [decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]
    return Buffer.concat(text).toString('utf8')
  } catch {
    return null // damaged or foreign: the same as none
  }
}
