import { expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../src/main/security/content-security-policy'

it('begins from nothing and lets in no inline code, no eval and no network', () => {
  const directives = contentSecurityPolicy.split('; ')
  expect(directives[0]).toBe("default-src 'none'")
  expect(directives).toContain("script-src 'self'")
  expect(directives).toContain("connect-src 'none'")
  expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*|blob:/)
})
