import { expect, test } from 'vitest'
import { createDisowningKeychain } from '../../../src/main/keychain/disowning-keychain'
import { fail, succeed } from '../../../src/shared/errors'
import { TenantKey } from '../../../src/shared/model/tenant'
import { lockable } from '../../support/onboarding-requests'

const contoso = TenantKey.parse('contoso')
const fabrikam = TenantKey.parse('fabrikam')
const secret = (text: string) => ({ kind: 'secret', secret: text }) as const

/** A keychain with the secrets of two tenants, of which Contoso's is disowned. */
async function opened() {
  const system = lockable()
  await system.write(contoso, secret('old'))
  await system.write(fabrikam, secret('kept'))
  const open = new Set([contoso])
  const disk = { isFull: false }
  const keychain = createDisowningKeychain(system, {
    list: () => [...open],
    has: (entry) => open.has(entry),
    async settle(entry) {
      if (disk.isFull) return fail('store.diskFull')
      open.delete(entry)
      return succeed(undefined)
    },
  })
  return { system, keychain, disk, open }
}

test('a disowned secret is read by nobody, and removed by whoever tries', async () => {
  const { system, keychain, open } = await opened()
  expect(await keychain.read(contoso)).toEqual(succeed(null))
  expect(await system.read(contoso)).toEqual(succeed(null))
  expect(open.size).toBe(0)
  expect(await keychain.read(fabrikam)).toEqual(succeed(secret('kept')))
})

test('in a locked keychain it stays, and still nobody reads it once that is open', async () => {
  const { system, keychain } = await opened()
  system.isLocked = true
  await keychain.forgetDisowned()
  expect(await keychain.read(contoso, { quietly: true })).toEqual(fail('keychain.unavailable'))
  system.isLocked = false
  expect(await system.read(contoso)).toEqual(succeed(secret('old')))
  expect(await keychain.read(contoso, { quietly: true })).toEqual(succeed(null))
})

test('all of them are removed without anybody reading', async () => {
  const { system, keychain } = await opened()
  await keychain.forgetDisowned()
  expect(await system.read(contoso)).toEqual(succeed(null))
  expect(await system.read(fabrikam)).toEqual(succeed(secret('kept')))
})

test('what is entered anew is not removed for what was there before', async () => {
  const { keychain } = await opened()
  const forgetting = keychain.forgetDisowned()
  expect(await keychain.write(contoso, secret('new'))).toEqual(succeed(undefined))
  await forgetting
  await keychain.forgetDisowned()
  expect(await keychain.read(contoso)).toEqual(succeed(secret('new')))
})

test('nothing is entered that the next start would remove', async () => {
  const { keychain, disk } = await opened()
  disk.isFull = true
  expect(await keychain.write(contoso, secret('new'))).toEqual(fail('store.diskFull'))
  disk.isFull = false
  expect(await keychain.write(contoso, secret('new'))).toEqual(succeed(undefined))
  expect(await keychain.read(contoso)).toEqual(succeed(secret('new')))
})
