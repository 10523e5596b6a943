import { expect, test } from 'vitest'
import { createKeychainDoor } from '../../../src/main/keychain/keychain-door'
import { createKeychainWatch } from '../../../src/main/keychain/keychain-watch'
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain'
import { type Failure, fail, type Outcome, succeed } from '../../../src/shared/errors'
import { TenantKey } from '../../../src/shared/model/tenant'
import { createVirtualClock } from '../../support/virtual-clock'

/** A keychain that a test locks and unlocks, watched. */
async function watched(first: Outcome<void>) {
  const clock = createVirtualClock(0)
  const world = { answer: first, probes: 0, findings: [] as (Failure | null)[] }
  const keychain = createKeychainDoor(
    {
      ...createMemoryKeychain(),
      read: async () => (world.answer.ok ? succeed(null) : world.answer),
      probe: async () => {
        world.probes += 1
        return world.answer
      },
    },
    clock,
  )
  const watch = createKeychainWatch({
    keychain,
    clock,
    onChange: (trouble) => world.findings.push(trouble),
  })
  await watch.start()
  await clock.settle()
  return { clock, keychain, watch, world }
}

const unavailable = (reason: string) => fail('keychain.unavailable', { params: { reason } })

test('a locked keychain is tried again until it is unlocked, and told once each way', async () => {
  const { clock, world } = await watched(unavailable('locked'))
  await clock.advance(60_000)
  expect(world.findings).toEqual([{ code: 'keychain.unavailable', params: { reason: 'locked' } }])
  world.answer = succeed(undefined)
  await clock.advance(15_000)
  expect(world.findings.at(-1)).toBeNull()
  const { probes } = world
  await clock.advance(3_600_000)
  expect(world.probes).toBe(probes)
})

test('one that refused us is asked seldom: each time it may put a question on the screen', async () => {
  const { clock, world } = await watched(unavailable('denied'))
  await clock.advance(4 * 60_000)
  expect(world.probes).toBe(1)
  await clock.advance(60_000)
  expect(world.probes).toBe(2)
})

test('a usable one is tried once; a stopped watch tries no more', async () => {
  const good = await watched(succeed(undefined))
  expect(good.world.findings).toEqual([null])
  const bad = await watched(unavailable('missing'))
  await bad.watch.stop()
  await bad.clock.advance(3_600_000)
  expect(bad.world.probes).toBe(1)
})

test('one that somebody would not unlock is asked as seldom', async () => {
  const { clock, world } = await watched(unavailable('dismissed'))
  await clock.advance(4 * 60_000)
  expect(world.probes).toBe(1)
})

test('one that locks in the middle of a run is noticed by whoever needs it next', async () => {
  const { clock, keychain, world } = await watched(succeed(undefined))
  world.answer = unavailable('locked')
  await keychain.read(TenantKey.parse('contoso'))
  expect(world.findings).toEqual([null, { code: 'keychain.unavailable', params: { reason: 'locked' } }])
  world.answer = succeed(undefined)
  await clock.advance(15_000)
  expect(world.findings.at(-1)).toBeNull()
})
