import { expect, test } from 'vitest'
import { consoleOpener } from '../../support/console-under-test'
import { lockable } from '../../support/onboarding-requests'
import { minute } from '../../unit/domain/facts'

const open = consoleOpener()

test('a keychain that is locked at the start is told once for all tenants, and once more when it is open', async () => {
  const keychain = lockable()
  const console = await open({ tenants: 3, keychain })
  await console.clock.advance(2 * minute)
  const before = console.messages.length

  keychain.isLocked = true
  await console.reopen()
  await console.core.start()
  await console.clock.advance(20 * minute)

  const ofConnection = new Set(['keychainUnavailable', 'tenantAccessLost', 'graphDegraded', 'ownNetworkLost'])
  const unresolved = async () =>
    (await console.incidents()).filter(({ state, type }) => state !== 'resolved' && ofConnection.has(type))
  expect((await unresolved()).map(({ type, tenantKey }) => `${type} ${tenantKey}`)).toEqual([
    'keychainUnavailable app',
  ])
  expect(console.messages.slice(before).map(({ title }) => title)).toEqual([
    expect.stringContaining('Roomwall cannot read its credentials: 3 tenants are not watched'),
  ])

  keychain.isLocked = false
  // Somebody's deed finds it open; then everything is asked again.
  const made = await console.core.handlers['tenants.createCertificate']({ name: 'Test', validMonths: 6 })
  expect(made.ok).toBe(true)
  console.core.askAgain()
  await console.clock.advance(20 * minute)

  expect(await unresolved()).toEqual([])
  expect(console.messages.slice(before).map(({ title }) => title)).toEqual([
    expect.stringContaining('Roomwall cannot read its credentials'),
    'Recovered: Roomwall can read its credentials again',
  ])
})
