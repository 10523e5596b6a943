import { expect, test } from 'vitest'
import { freeTenantKey } from '../../../src/main/tenants/onboarding/tenant-key'

test.each([
  ['Contoso Deutschland', [], 'contoso-deutschland'],
  ['Contoso', ['contoso', 'contoso-2'], 'contoso-3'],
  ['Söderström & Söner', [], 'so-derstro-m-so-ner'],
  ['株式会社', [], 'tenant'],
  ['App', [], 'tenant-app'],
  ['Add', [], 'tenant-add'],
  ['Pending things', [], 'tenant-pending-things'],
  ['x'.repeat(120), [], 'x'.repeat(32)],
])('%s gets a key of its own', (name, taken, key) => {
  expect(freeTenantKey(name, new Set(taken))).toBe(key)
})
