import { expect, it } from 'vitest'
import type { SimulatedTenant } from '../../../src/simulator/simulator'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const minute = 60_000
const hour = 60 * minute
const fridayMorning = Date.UTC(2026, 10, 27, 9, 55)
const sundayNoon = Date.UTC(2026, 10, 29, 12)
const mondayAfternoon = Date.UTC(2026, 10, 30, 13, 30)
const mondayMorning = Date.UTC(2026, 10, 30, 7, 40)

const open = consoleOpener()

/** The console as it has been for weeks: the seven-day warning is long told. */
async function onFriday(): Promise<{ console: ConsoleUnderTest; tenant: SimulatedTenant }> {
  const console = await open({
    tenants: 1,
    rooms: 320,
    startsAt: fridayMorning,
    defines: false,
    start: false,
  })
  const [tenant] = console.simulator.tenants
  if (!tenant) throw new Error('The estate is empty')
  const [definition, credential] = console.definition(tenant)
  const facts = { kind: 'secret', expiresAt: sundayNoon, thumbprint: null } as const
  await console.core.tenants.define({ ...definition, owner: 'Kim Berg', credential: facts }, credential)
  await begin(console)
  await console.waitUntil('the seven days are told', () => console.messages.length > 0, minute)
  console.messages.length = 0
  return { console, tenant }
}

async function begin(console: ConsoleUnderTest): Promise<void> {
  await console.core.start()
  await console.waitUntil('the tenant was asked', () => console.core.tenants.isSettled(), 3 * minute)
}

const titles = (console: ConsoleUnderTest): string[] => console.messages.map(({ title }) => title)

it('the weekend: one message each for the warning, the end, the recovery and the rollout', async () => {
  const { console, tenant } = await onFriday()
  const { control } = console.simulator
  const { clock } = console

  await clock.advance(25 * minute)
  const warning = `The client secret of ${tenant.displayName} expires on Sunday, 29 November 2026`
  expect(titles(console)).toEqual([warning])
  expect(console.messages[0]?.at).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 27, 10))
  expect(console.messages[0]?.body).toContain('For Kim Berg')

  // The laptop is closed over the weekend; the secret ends meanwhile.
  clock.sleep(sundayNoon - clock.now())
  control.expireSecret({ tenant: tenant.domain })
  clock.sleep(mondayMorning - clock.now())
  console.core.askAgain()
  await clock.advance(5_000)
  await console.kill()
  await begin(console)
  const ended = `The client secret of ${tenant.displayName} expired on Sunday, 29 November 2026`
  await console.waitUntil('the end is told', () => console.messages.length > 1, 5 * minute)
  expect(titles(console)).toEqual([warning, ended])
  await console.kill()
  await begin(console)
  await clock.advance(20 * minute)
  expect(titles(console)).toEqual([warning, ended])

  const { clientSecret } = control.rotateSecret({ tenant: tenant.domain })
  const rotated = await console.core.handlers['tenants.rotateCredential']({
    tenantKey: console.keyOf(tenant),
    credential: { kind: 'secret', secret: clientSecret, expiresAt: sundayNoon + 180 * 24 * hour },
  })
  expect(rotated.ok).toBe(true)
  await clock.advance(20 * minute)
  const recovered = `${tenant.displayName} has a new credential`
  expect(titles(console)).toEqual([warning, ended, recovered])
  expect((await console.status(tenant)).access.state).toBe('signedIn')

  // In the afternoon it is no hour of nightly updates for most rooms, wherever they are.
  clock.sleep(mondayAfternoon - clock.now())
  console.core.askAgain()
  await clock.advance(6 * minute)
  expect(titles(console)).toHaveLength(3)
  // Forty rooms of one model go for some minutes, one after the other: nobody hears of a room, everybody of the rollout.
  const begins = clock.now()
  control.setScenario({ scenario: 'rollout' })
  await clock.advance(65 * minute)
  const gone = control.truth().filter(({ what, at }) => what === 'deviceDisconnected' && at >= begins)
  expect(new Set(gone.map(({ room }) => room)).size).toBe(40)
  const incidents = await console.incidents()
  const [rollout, ...others] = incidents.filter(({ type }) => type === 'rollout')
  expect(others).toEqual([])
  expect(rollout).toMatchObject({ urgency: 'low', params: { rooms: 40 } })
  expect(titles(console).slice(3)).toEqual([
    expect.stringMatching(/: \d+ rooms restarted one after another$/),
  ])
  expect(console.messages[3]).toMatchObject({ urgency: 'low' })
  const isDown = ({ type }: (typeof incidents)[number]) => type === 'roomOffline' || type === 'computeOffline'
  const since = rollout?.firstBadAt ?? 0
  expect(incidents.filter((one) => isDown(one) && one.hardAt >= since)).toEqual([])
}, 240_000)
