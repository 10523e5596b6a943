import { describe, expect, it } from 'vitest'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const minute = 60_000

async function ofRoom(console: ConsoleUnderTest, roomName: string) {
  return (await console.incidents()).filter((incident) => incident.roomName === roomName)
}

async function begin(console: ConsoleUnderTest) {
  await console.core.start()
  await console.waitUntil('every tenant was asked', () => console.core.tenants.isSettled(), 2 * minute)
}

describe('the console ends and begins again', () => {
  const open = consoleOpener()

  it('keeps incidents, owners and stories, and tells nothing twice', async () => {
    const console = await open()
    await console.clock.advance(2 * minute)
    const { tenant, room } = await console.healthyRoom()
    console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
    await console.waitUntil('told', () => console.messages.length > 0, 70_000)
    const [incident] = await ofRoom(console, room.name)
    if (!incident) throw new Error('No incident')
    const { incidentId } = incident
    const { handlers } = console.core
    const bare = await handlers['incidents.acknowledge']({ incidentIds: [incidentId], reason: null })
    expect(bare).toMatchObject({ ok: false, error: { code: 'request.invalid' } })
    await handlers['incidents.acknowledge']({ incidentIds: [incidentId], reason: 'on my way' })
    const before = await console.core.handlers['incidents.read']({ incidentId })

    await console.reopen()
    expect(await console.core.handlers['incidents.read']({ incidentId })).toEqual(before)
    await begin(console)
    await console.clock.advance(10 * minute)
    expect((await ofRoom(console, room.name)).map(({ state, owner }) => `${state} ${owner}`)).toEqual([
      'acknowledged noc-1',
    ])
    expect(console.messages).toHaveLength(1)
  })

  it('after an hour unwatched says once what is new and what cleared (R31)', async () => {
    const console = await open({ rooms: 40 })
    await console.clock.advance(2 * minute)
    const { control } = console.simulator
    const { tenant, room } = await console.healthyRoom()
    control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
    await console.waitUntil('told', () => console.messages.length > 0, 70_000)
    await console.reopen()
    await console.clock.advance(60 * minute)
    const other = await console.healthyRoom((one) => one.name !== room.name && one.site !== room.site)
    control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'online' })
    control.setRoom({ tenant: other.tenant.tenantId, room: other.room.name, state: 'offline' })
    await begin(console)
    await console.clock.advance(5 * minute)
    expect(console.messages.slice(1).map(({ title }) => title)).toEqual(['1 h unwatched: 1 new, 1 cleared'])
    expect((await ofRoom(console, room.name))[0]?.state).toBe('resolved')
    expect((await ofRoom(console, other.room.name))[0]?.state).toBe('open')
  })

  it('a tenant that is removed takes its incidents and silences with it', async () => {
    const console = await open()
    await console.clock.advance(2 * minute)
    const [tenant] = console.tenants()
    const tenantKey = console.keyOf(tenant)
    expect((await console.incidents()).some((incident) => incident.tenantKey === tenantKey)).toBe(true)
    const everywhere = { tenantKey: null, site: null, roomId: null, model: null, type: null }
    const { handlers } = console.core
    for (const matcher of [
      { ...everywhere, tenantKey },
      { ...everywhere, type: 'roomOffline' as const },
    ]) {
      await handlers['incidents.silence']({ matcher, when: { kind: 'for', hours: 4 }, comment: 'a visit' })
    }
    const silenced = async () => {
      const listed = await console.core.handlers['incidents.listSilences'](null)
      return listed.ok ? listed.value.map(({ matcher }) => matcher.tenantKey) : listed.error
    }
    await console.core.handlers['tenants.remove']({
      tenantKey,
      confirmedName: tenant.displayName,
      leavesCredential: false,
    })
    await console.clock.advance(minute)
    expect(await silenced()).toEqual([null])
    await console.reopen()
    expect(await silenced()).toEqual([null])
    expect((await console.incidents()).some((incident) => incident.tenantKey === tenantKey)).toBe(false)
  })
})
