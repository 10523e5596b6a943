import { credentialText } from '../../../../shared/text/en/onboarding'
import { dateWords } from '../../../../shared/text/en/time'

/** Until when a credential is valid (epoch ms), as far as it is known. */
export function expiryWords(expiresAt: number | null): string {
  return expiresAt === null ? credentialText.expiresUnknown : credentialText.expires(dateWords(expiresAt))
}
