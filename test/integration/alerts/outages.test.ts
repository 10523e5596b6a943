import { describe, expect, it } from 'vitest'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const minute = 60_000
const hour = 60 * minute

/** Incidents somebody would be disturbed by, or that claim that something is offline. */
async function down(console: ConsoleUnderTest) {
  return (await console.incidents()).filter(
    ({ type, isFirstSight }) => !isFirstSight && (type === 'roomOffline' || type === 'computeOffline'),
  )
}

describe('many rooms at once', () => {
  const open = consoleOpener()

  it('a power cut in a building of 60 rooms is one site incident, at most one follow-up and one closing', async () => {
    const console = await open({ rooms: 250, tenants: 1 })
    const [tenant] = console.simulator.tenants
    await console.clock.advance(3 * minute)
    expect(console.messages).toEqual([])
    console.simulator.control.setScenario({ scenario: 'building-outage' })
    await console.waitUntil(
      'the site is one incident',
      async () => (await console.incidents()).some(({ type }) => type === 'siteOutage'),
      8 * minute,
    )
    const [site] = (await console.incidents()).filter(({ type }) => type === 'siteOutage')
    expect(Number(site?.params.of)).toBeGreaterThan(50)
    await console.waitUntil(
      'it is over',
      async () =>
        (await console.incidents()).every(({ type, state }) => type !== 'siteOutage' || state === 'resolved'),
      14 * minute,
    )
    await console.clock.advance(minute)
    const told = console.messages.map(({ title }) => title)
    expect(told.filter((title) => title.startsWith('Over: '))).toHaveLength(1)
    expect(told.length, told.join('\n')).toBeLessThanOrEqual(3)
    expect(tenant).toBeDefined()
  })

  it('a rollout over 40 rooms is one low incident that the rooms fold into', async () => {
    const console = await open({ rooms: 160, tenants: 1 })
    await console.clock.advance(3 * minute)
    console.simulator.control.setScenario({ scenario: 'rollout' })
    await console.clock.advance(20 * minute)
    const incidents = await console.incidents()
    const rollouts = incidents.filter(({ type }) => type === 'rollout')
    expect(rollouts).toEqual([expect.objectContaining({ urgency: 'low' })])
    const own = incidents.filter(
      ({ type, state, parentId, isFirstSight }) =>
        type === 'roomOffline' && state !== 'resolved' && parentId === null && !isFirstSight,
    )
    expect(own.map(({ roomName }) => roomName)).toEqual([])
  })
})

describe('the service fails, not the rooms', () => {
  const open = consoleOpener()

  it.each(['graph-down', 'consent-lost', 'secret-expired'] as const)(
    '%s: not one room is called offline',
    async (scenario) => {
      const console = await open({ rooms: 30 })
      await console.clock.advance(2 * minute)
      console.simulator.control.setScenario({ scenario })
      await console.clock.advance(30 * minute)
      expect(await down(console)).toEqual([])
      const types = new Set((await console.incidents()).map(({ type }) => type))
      expect(types).toContain(scenario === 'graph-down' ? 'graphDegraded' : 'tenantAccessLost')
    },
  )

  it('presence fails while the console starts: who was off long before is no news', async () => {
    const console = await open({ rooms: 60, start: false })
    const from = console.clock.now()
    const untilMs = from + 5 * minute
    console.simulator.control.injectFault({ kind: '5xx', workload: 'presence', untilMs })
    console.simulator.control.injectFault({ kind: '5xx', pathContains: '/health', untilMs })
    await console.core.start()
    await console.clock.advance(15 * minute)
    const found = (await console.incidents()).filter(({ isFirstSight }) => isFirstSight)
    expect(found.map(({ type, urgency }) => `${urgency} ${type}`)).toContain('low roomOffline')
    expect(await down(console)).toEqual([])
    expect(console.messages.map(({ title }) => title).filter((title) => title.includes('offline'))).toEqual(
      [],
    )
  })

  it('our own network is lost: one incident, no room is called offline, and it ends by itself', async () => {
    const console = await open()
    const fault = { kind: 'drop', rate: 1 } as const
    console.simulator.control.injectFault(fault)
    await console.clock.advance(10 * minute)
    expect(await down(console)).toEqual([])
    const lost = (await console.incidents()).filter(({ type }) => type === 'ownNetworkLost')
    expect(lost).toHaveLength(1)
    expect(console.messages).toHaveLength(1)
    console.simulator.control.clearFaults()
    await console.clock.advance(10 * minute)
    const unresolved = (await console.incidents()).filter(
      ({ state, isFirstSight }) => state !== 'resolved' && !isFirstSight,
    )
    expect(unresolved).toEqual([])
  })
})

describe('one room', () => {
  const open = consoleOpener()

  it('that comes and goes gets one flapping notice', async () => {
    const console = await open({ tenants: 1, rooms: 20, profile: 'fast' })
    await console.clock.advance(2 * minute)
    console.simulator.control.setScenario({ scenario: 'flaky-room' })
    await console.clock.advance(50 * minute)
    const flapping = (await console.incidents()).filter(({ type }) => type === 'flapping')
    expect(flapping).toHaveLength(1)
    const told = console.messages.map(({ title }) => title)
    expect(told.filter((title) => title.includes('comes and goes'))).toHaveLength(1)
    // Down, back, down again; then it is known to be flapping.
    expect(told.length, told.join('\n')).toBeLessThanOrEqual(4)
  })

  it('is told within a minute of going, with the times in between', async () => {
    const console = await open()
    await console.clock.advance(2 * minute)
    const { tenant, room } = await console.healthyRoom()
    const goneAt = console.clock.now()
    console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
    await console.waitUntil('somebody is told', () => console.messages.length > 0, 65_000)
    const [incident] = await down(console)
    expect(incident).toMatchObject({ roomName: room.name, urgency: 'high', severity: 'critical' })
    expect(incident?.lastGoodAt).toBeLessThanOrEqual(goneAt)
    expect(incident?.firstBadAt).toBeGreaterThanOrEqual(goneAt)
    expect(incident?.toldAt).toBe(console.messages[0]?.at)
    expect(console.messages[0]?.title).toContain(room.name)
  })

  it('a calm working day makes nothing beyond low ones that were there at first sight', async () => {
    const console = await open({ rooms: 12, scenario: 'calm-day', profile: 'calm' })
    await console.clock.advance(8 * hour)
    expect(console.messages).toEqual([])
    const news = (await console.incidents()).filter(({ isFirstSight }) => !isFirstSight)
    expect(news.map(({ type, roomName }) => `${type} ${roomName}`)).toEqual([])
    expect((await console.incidents()).every(({ urgency }) => urgency === 'low')).toBe(true)
  }, 240_000)
})
