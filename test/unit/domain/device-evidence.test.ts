import { describe, expect, it } from 'vitest'
import { DeviceId } from '../../../src/shared/model/device'
import {
  codes,
  device,
  health,
  hour,
  judge,
  listed,
  minute,
  now,
  pc,
  peripheral,
  presence,
  reasonOf,
  unknowns,
} from './facts'

describe('the room’s computer', () => {
  const offline = [listed(pc({ healthStatus: 'offline' }))]

  it('R7: offline by the device source is critical whatever presence says', () => {
    for (const state of [presence('reachable'), null]) {
      const judged = judge({ presence: state, devices: offline })
      expect(judged.level).toBe('critical')
      expect(reasonOf(judged, 'computeOffline')).toMatchObject({
        rule: 'R7',
        params: { device: 'Lenovo ThinkSmart Core' },
      })
    }
  })

  it('R7: offline by both is offline', () => {
    const judged = judge({ presence: presence('offline'), devices: offline })
    expect(judged.level).toBe('offline')
    expect(codes(judged)).toEqual(['presenceOffline', 'computeOffline'])
  })

  it('the newest reading of its connection wins, list or branch', () => {
    const disconnected = health({ connection: { status: 'disconnected', since: now - 8 * minute } })
    const branchNewer = listed(pc(), {
      health: disconnected,
      listReadAt: now - 4 * minute,
      healthReadAt: now - minute,
    })
    expect(judge({ devices: [branchNewer] })).toMatchObject({ level: 'critical', since: now - 8 * minute })
    const listNewer = listed(pc(), {
      health: disconnected,
      listReadAt: now - minute,
      healthReadAt: now - 4 * minute,
    })
    expect(judge({ devices: [listNewer] }).level).toBe('healthy')
    const backAgain = listed(pc({ healthStatus: 'offline' }), {
      health: health(),
      listReadAt: now - 4 * minute,
    })
    expect(judge({ devices: [backAgain] }).level).toBe('healthy')
  })

  it('R2: a status of unknown is no evidence of anything', () => {
    const judged = judge({ devices: [listed(pc({ healthStatus: 'unknown' }))] })
    expect(judged.level).toBe('accountReachable')
    expect(unknowns(judged)).toContain('noComputeEvidence')
  })

  it('R3: an old offline is not believed', () => {
    const judged = judge({
      presence: null,
      devices: [listed(pc({ healthStatus: 'offline' }), { listReadAt: now - 16 * minute })],
    })
    expect(judged.level).toBe('unknown')
    expect(unknowns(judged)).toContain('sampleStale')
  })

  it('is restarting by our command until the time is up, whatever else is seen', () => {
    const restarting = { deviceId: DeviceId.parse('pc'), since: now - minute, until: now + 5 * minute }
    const facts = { presence: presence('offline'), devices: offline, restarting }
    const judged = judge(facts)
    expect(judged).toMatchObject({ level: 'restarting', since: now - minute, suspicion: null })
    expect(reasonOf(judged, 'restarting')?.params).toEqual({ device: 'Lenovo ThinkSmart Core' })
    expect(judge(facts, now + 5 * minute).level).not.toBe('restarting')
  })

  it.each([
    ['critical', 'critical', 'deviceCritical'],
    ['nonUrgent', 'degraded', 'deviceNonUrgent'],
  ] as const)('that reports %s makes the room %s', (healthStatus, level, code) => {
    const judged = judge({ devices: [listed(pc({ healthStatus }))] })
    expect(judged.level).toBe(level)
    expect(codes(judged)[0]).toBe(code)
  })

  it('R7: presence never clears a device problem', () => {
    const judged = judge({
      presence: presence('reachable', { since: now }),
      devices: [listed(pc({ healthStatus: 'critical' }))],
    })
    expect(judged.level).toBe('critical')
  })
})

describe('what hangs on a device', () => {
  const withHealth = (facts: Parameters<typeof health>[0], of = pc(), times = {}) =>
    judge({ devices: [listed(of, { health: health(facts), ...times })] })

  it('a required peripheral that is gone makes the room critical, by name and since when', () => {
    const judged = withHealth({ peripherals: [peripheral()] })
    expect(judged).toMatchObject({ level: 'critical', since: now - 20 * minute })
    expect(judged.reasons[0]).toMatchObject({
      code: 'peripheralDisconnected',
      params: { device: 'Lenovo ThinkSmart Core', peripheral: 'roomCamera', name: 'MeetUp' },
    })
  })

  it('an optional peripheral, or one whose connection is unknown, changes nothing', () => {
    const unknown = peripheral({ connection: { status: 'unknown', since: null } })
    const judged = withHealth({ peripherals: [peripheral({ isOptional: true }), unknown] })
    expect(judged.level).toBe('healthy')
    expect(codes(judged)).not.toContain('peripheralDisconnected')
  })

  it('a newer list that says healthy takes back an older reading; nonUrgent takes back what is critical only', () => {
    const exchange = { status: 'disconnected', since: null } as const
    const signIn = { teams: null, exchange, skype: null }
    const old = { healthReadAt: now - 30 * minute }
    expect(withHealth({ peripherals: [peripheral()], signIn }, pc(), old).level).toBe('healthy')
    const minor = withHealth({ peripherals: [peripheral()], signIn }, pc({ healthStatus: 'nonUrgent' }), old)
    expect(minor.level).toBe('degraded')
    expect(codes(minor)).toContain('signInDisconnected')
    const agreed = withHealth({ peripherals: [peripheral()] }, pc({ healthStatus: 'critical' }), old)
    expect(codes(agreed)).toContain('peripheralDisconnected')
  })

  it('R3: a branch read more than three sweeps ago is not believed', () => {
    const judged = withHealth({ peripherals: [peripheral()] }, pc({ healthStatus: 'critical' }), {
      healthReadAt: now - 4 * hour,
    })
    expect(codes(judged)).not.toContain('peripheralDisconnected')
  })

  it('Teams sign-in lost is critical, Exchange degraded, Skype nothing', () => {
    const lost = { status: 'disconnected', since: null } as const
    const none = { teams: null, exchange: null, skype: null }
    expect(withHealth({ signIn: { ...none, teams: lost } }).level).toBe('critical')
    expect(withHealth({ signIn: { ...none, exchange: lost } }).level).toBe('degraded')
    expect(withHealth({ signIn: { ...none, skype: lost } }).level).toBe('healthy')
  })

  it('an offline device is one problem, not one for each of its parts', () => {
    const judged = withHealth({
      peripherals: [peripheral()],
      connection: { status: 'disconnected', since: null },
    })
    expect(codes(judged)).not.toContain('peripheralDisconnected')
  })

  it('trouble of a door panel or console only degrades the room', () => {
    for (const type of ['teamsPanel', 'touchConsole'] as const) {
      for (const healthStatus of ['offline', 'critical'] as const) {
        const other = listed(device('side', { type, healthStatus }))
        expect(judge({ devices: [listed(pc()), other] }).level).toBe('degraded')
      }
    }
  })
})
