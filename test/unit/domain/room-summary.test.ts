import { describe, expect, it } from 'vitest'
import { judgeRoom, type RoomFacts } from '../../../src/main/domain/room-health'
import { sameSummary, summariseRoom } from '../../../src/main/domain/room-summary'
import type { RoomSummary } from '../../../src/shared/model/room'
import { device, identity, listed, minute, now, presence, roomFacts, second } from './facts'

function summarise(facts: Partial<RoomFacts> = {}, at = now): RoomSummary {
  const room = roomFacts(facts)
  return summariseRoom(room, judgeRoom(room, at))
}

const pc = device('pc')
const panel = device('panel', { type: 'teamsPanel', manufacturer: 'Crestron', model: 'TSS-1070' })

describe('a row of the wall', () => {
  it('has no headline when all is well', () => {
    expect(summarise()).toMatchObject({ level: 'healthy', headline: null, asOf: null, isInCall: false })
    expect(summarise({ devices: [], deviceSource: 'none' })).toMatchObject({
      level: 'accountReachable',
      headline: null,
    })
  })

  it('has the worst reason as its headline, or the doubt', () => {
    expect(summarise({ presence: presence('offline') }).headline?.code).toBe('presenceOffline')
    const pending = { verdict: 'offline', sampleTimes: [now], needed: 3 } as const
    expect(summarise({ presence: presence('reachable', { pending }) }).headline?.code).toBe('presenceSuspect')
  })

  it('is described by its computer, else by its first device', () => {
    expect(summarise({ devices: [listed(panel), listed(pc)] }).model).toBe('Lenovo ThinkSmart Core')
    expect(summarise({ devices: [listed(panel)] }).model).toBe('Crestron TSS-1070')
    expect(summarise({ devices: [] }).model).toBeNull()
  })

  it('R3: says as of when, and nothing of calls, once presence is stale', () => {
    const inCall = { presence: presence('reachable', { availability: 'busy', activity: 'inacall' }) }
    expect(summarise(inCall, now + 90 * second)).toMatchObject({ isInCall: true, asOf: null })
    expect(summarise(inCall, now + 91 * second)).toMatchObject({ isInCall: null, asOf: now })
  })

  it('R3: takes the device list’s time for a device without account', () => {
    const room = identity({ kind: 'deviceOnly', accountId: null })
    const facts = { identity: room, account: null, presence: null }
    expect(summarise({ ...facts, devices: [listed(pc, { listReadAt: now - 20 * minute })] }).asOf).toBe(
      now - 20 * minute,
    )
  })
})

describe('telling whether a row looks different', () => {
  const offline = summarise({ presence: presence('offline') })
  const { headline } = offline
  if (headline === null) throw new Error('an offline room has a headline')
  const suspicion = { level: 'offline', bad: 1, needed: 3, since: now } as const

  it('ignores when the headline’s sample was read', () => {
    const later = { ...offline, headline: { ...headline, at: now + minute }, devices: [...offline.devices] }
    expect(sameSummary(offline, later)).toBe(true)
  })

  it.each<[string, Partial<RoomSummary>]>([
    ['level', { level: 'critical' }],
    ['since', { since: now }],
    ['asOf', { asOf: now }],
    ['isInCall', { isInCall: true }],
    ['isVip', { isVip: true }],
    ['name', { name: 'Sound' }],
    ['kind', { kind: 'accountOnly' }],
    ['site', { site: null }],
    ['city', { city: null }],
    ['floor', { floor: null }],
    ['floorNumber', { floorNumber: 3 }],
    ['model', { model: null }],
    ['suspicion', { suspicion }],
    ['no headline', { headline: null }],
    ['headline', { headline: { ...headline, code: 'presenceUnknown' } }],
    ['sample', { headline: { ...headline, sample: null } }],
    ['params', { headline: { ...headline, params: { availability: 'offwork' } } }],
    ['fewer params', { headline: { ...headline, params: {} } }],
    ['no device', { devices: [] }],
    ['device state', { devices: offline.devices.map((d) => ({ ...d, healthStatus: 'offline' })) }],
  ])('sees another %s', (_, change) => {
    expect(sameSummary(offline, { ...offline, ...change })).toBe(false)
    expect(sameSummary({ ...offline, ...change }, offline)).toBe(false)
  })

  it('sees one more bad sample', () => {
    const soft = { ...offline, suspicion }
    expect(sameSummary(soft, { ...soft, suspicion: { ...suspicion } })).toBe(true)
    expect(sameSummary(soft, { ...soft, suspicion: { ...suspicion, bad: 2 } })).toBe(false)
  })

  it('compares every field a summary has', () => {
    // A field added to the summary must be added to the comparison and to the table above.
    expect(Object.keys(offline)).toHaveLength(17)
  })
})
