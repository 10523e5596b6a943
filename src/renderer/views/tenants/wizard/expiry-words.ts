import { credentialText } from '../../../../shared/text/en/onboarding'

/** A day in words, local time. */
export function dayWords(at: number): string {
  return new Date(at).toLocaleDateString('en', { year: 'numeric', month: 'long', day: 'numeric' })
}

/** Until when a credential is valid (epoch ms), as far as it is known. */
export function expiryWords(expiresAt: number | null): string {
  return expiresAt === null ? credentialText.expiresUnknown : credentialText.expires(dayWords(expiresAt))
}
