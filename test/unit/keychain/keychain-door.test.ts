import { expect, test } from 'vitest'
import type { Credential, Keychain } from '../../../src/main/keychain/keychain'
import { createKeychainDoor } from '../../../src/main/keychain/keychain-door'
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain'
import { type Failure, fail, succeed } from '../../../src/shared/errors'
import { TenantKey } from '../../../src/shared/model/tenant'
import { createVirtualClock } from '../../support/virtual-clock'

const contoso = TenantKey.parse('contoso')
const fabrikam = TenantKey.parse('fabrikam')
const secret: Credential = { kind: 'secret', secret: 'shh' }
const unavailable = (reason: string) => fail('keychain.unavailable', { params: { reason } })
const reasonOf = (outcome: { ok: boolean; error?: Failure }) => outcome.error?.params?.reason

/** A keychain that asks a person, who lets it wait, behind the door. */
function guarded() {
  const clock = createVirtualClock(0)
  const inside = createMemoryKeychain()
  const world = {
    /** What the addon says; null = it is open. */
    refusal: null as ReturnType<typeof unavailable> | null,
    /** How long each question stays on the screen, ms. */
    waitsMs: 0,
    questions: 0,
    atOnce: 0,
    mostAtOnce: 0,
    findings: [] as unknown[],
  }
  async function ask<T>(run: () => Promise<T>): Promise<T | ReturnType<typeof unavailable>> {
    world.questions += 1
    world.atOnce += 1
    world.mostAtOnce = Math.max(world.mostAtOnce, world.atOnce)
    if (world.waitsMs > 0) {
      await new Promise<void>((resolve) => clock.schedule(world.waitsMs, resolve))
    }
    world.atOnce -= 1
    return world.refusal ?? run()
  }
  const keychain: Keychain = {
    read: (tenant) => ask(() => inside.read(tenant)),
    write: (tenant, credential) => ask(() => inside.write(tenant, credential)),
    remove: (tenant) => ask(() => inside.remove(tenant)),
    removePending: () => ask(() => inside.removePending()),
    probe: () => ask(async () => succeed(undefined)),
  }
  const door = createKeychainDoor(keychain, clock)
  door.onFinding((trouble) => world.findings.push(trouble?.params?.reason ?? trouble))
  return { clock, door, inside, world }
}

test('many at once are one question: the others hear its answer', async () => {
  const { clock, door, world } = guarded()
  world.refusal = unavailable('locked')
  world.waitsMs = 10_000
  const reads = [contoso, fabrikam, contoso].map((tenant) => door.read(tenant, { quietly: true }))
  await clock.advance(10_000)
  expect((await Promise.all(reads)).map(reasonOf)).toEqual(['dismissed', 'dismissed', 'dismissed'])
  expect([world.questions, world.mostAtOnce]).toEqual([1, 1])
})

test('an open question is told as one, its answer after it, and quiet readers do not wait for a person', async () => {
  const { clock, door, world } = guarded()
  world.waitsMs = 60_000
  const probe = door.probe()
  await clock.advance(5_000)
  expect(world.findings).toEqual(['asking'])
  expect(reasonOf(await door.read(contoso, { quietly: true }))).toBe('asking')
  await clock.advance(55_000)
  expect(await probe).toEqual(succeed(undefined))
  expect(world.findings).toEqual(['asking', null])
})

test('a keychain that refuses at once asked nobody: it is locked, not dismissed', async () => {
  const { door, world } = guarded()
  world.refusal = unavailable('locked')
  expect(reasonOf(await door.probe())).toBe('locked')
})

test('once somebody closed its question, a faster No is one as well, until it opens', async () => {
  const { clock, door, world } = guarded()
  world.refusal = unavailable('locked')
  world.waitsMs = 3_000
  const first = door.probe()
  await clock.advance(3_000)
  expect(reasonOf(await first)).toBe('dismissed')
  world.waitsMs = 0
  expect(reasonOf(await door.probe())).toBe('dismissed')
  world.refusal = null
  await door.probe()
  world.refusal = unavailable('locked')
  expect(reasonOf(await door.probe())).toBe('locked')
})

test('locked in the middle of a run it stops nobody who was let in before', async () => {
  const { door, inside, world } = guarded()
  await inside.write(contoso, secret)
  await door.read(contoso, { quietly: true })
  await door.write(fabrikam, secret)
  const { questions } = world
  world.refusal = unavailable('locked')
  expect(await door.read(contoso, { quietly: true })).toEqual(succeed(secret))
  expect(await door.read(fabrikam)).toEqual(succeed(secret))
  expect(world.questions).toBe(questions)
})

test('what the operator does is tried in earnest, and opens the door for all', async () => {
  const { door, world } = guarded()
  world.refusal = unavailable('missing')
  await door.probe()
  expect(reasonOf(await door.read(contoso, { quietly: true }))).toBe('missing')
  world.refusal = null
  expect(await door.read(contoso)).toEqual(succeed(null))
  expect(await door.read(contoso, { quietly: true })).toEqual(succeed(null))
})

test('a credential that was refused entry, or removed, is not remembered', async () => {
  const { door, world } = guarded()
  world.refusal = unavailable('locked')
  await door.write(contoso, secret)
  world.refusal = null
  expect(await door.read(contoso)).toEqual(succeed(null))
  await door.write(contoso, secret)
  await door.remove(contoso)
  expect(await door.read(contoso)).toEqual(succeed(null))
  const pending = TenantKey.parse('pending-0123456789abcdef')
  await door.write(pending, secret)
  await door.removePending()
  expect(await door.read(pending)).toEqual(succeed(null))
})
