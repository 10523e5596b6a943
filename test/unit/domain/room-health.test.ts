import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeRoom, type RoomFacts } from '../../../src/main/domain/room-health'
import { healthOrder, type RoomHealth } from '../../../src/shared/model/room-health'
import {
  account,
  codes,
  device,
  health,
  hour,
  identity,
  judge,
  listed,
  minute,
  noDevices,
  now,
  pc,
  peripheral,
  presence,
  reasonOf,
  roomFacts,
  second,
  troubled,
  unknowns,
  userLicence,
  workloads,
} from './facts'

const pendingOffline = {
  verdict: 'offline',
  sampleTimes: [now - 20 * second, now - 10 * second],
  needed: 3,
} as const

describe('a room in order', () => {
  it('R7: is healthy with the account reachable and its computer seen within 15 minutes', () => {
    const judged = judge()
    expect(judged.level).toBe('healthy')
    expect(codes(judged)).toEqual(['presenceReachable', 'computeHealthy'])
    expect(judged.notKnown).toEqual([])
  })

  it('R7: is only "account reachable" without a computer to ask', () => {
    const judged = judge(noDevices)
    expect(judged.level).toBe('accountReachable')
    expect(unknowns(judged)).toContain('noComputeEvidence')
  })

  it('R7: is only "account reachable" when the computer was last seen over 15 minutes ago', () => {
    const daily = { devices: { ...workloads.devices, everyMs: 24 * hour } }
    const facts = {
      workloads: { ...workloads, ...daily },
      devices: [listed(pc(), { listReadAt: now - 15 * minute })],
    }
    expect(judge(facts).level).toBe('healthy')
    const older = judge(facts, now + 1)
    expect(older.level).toBe('accountReachable')
    expect(unknowns(older)).toContain('computeEvidenceOld')
  })

  it('R7: a panel alone proves nothing of the room', () => {
    const judged = judge({ devices: [listed(device('panel', { type: 'teamsPanel' }))] })
    expect(judged.level).toBe('accountReachable')
    expect(unknowns(judged)).toContain('noComputeEvidence')
  })

  it('R7: with two computers both must have been seen', () => {
    const second = listed(device('pc2', { type: 'surfaceHub', healthStatus: 'unknown' }))
    expect(judge({ devices: [listed(pc()), second] }).level).toBe('accountReachable')
  })

  it('lists old software and a wrong licence without calling it a problem', () => {
    const software = [
      { kind: 'firmware', current: '1.0', available: '1.1', freshness: 'updateAvailable' },
    ] as const
    const judged = judge({
      devices: [listed(pc(), { health: health({ software: [...software] }) })],
      account: account('acc', { licences: [userLicence] }),
    })
    expect(judged.level).toBe('healthy')
    expect(reasonOf(judged, 'softwareBehind')?.params).toMatchObject({
      software: 'firmware',
      current: '1.0',
      available: '1.1',
    })
    expect(reasonOf(judged, 'licenceNotForDevices')?.params).toEqual({ licence: 'e5' })
    expect(codes(judge({ account: account('acc', { licences: [] }) }))).toContain('licenceMissing')
  })
})

describe('presence', () => {
  it('R1: hard offline is offline, whatever the device list says, since its first bad sample', () => {
    const judged = judge({ presence: presence('offline', { since: now - 5 * minute }) })
    expect(judged).toMatchObject({ level: 'offline', since: now - 5 * minute })
    expect(judged.reasons[0]).toMatchObject({
      code: 'presenceOffline',
      source: 'presence',
      rule: 'R1',
      at: now,
    })
  })

  it('R1: a doubt shows as a suspicion and leaves the level alone', () => {
    const judged = judge({
      presence: presence('reachable', {
        pending: pendingOffline,
        availability: 'offline',
        activity: 'offline',
      }),
    })
    expect(judged.level).toBe('healthy')
    expect(judged.suspicion).toEqual({ level: 'offline', bad: 2, needed: 3, since: now - 20 * second })
    expect(judged.reasons[0]).toMatchObject({ code: 'presenceSuspect', params: { bad: 2, needed: 3 } })
    expect(reasonOf(judged, 'presenceReachable')).toMatchObject({ sample: null, at: null })
  })

  it('R5: a recovery under way is a suspicion of what the room would be', () => {
    const pending = { verdict: 'reachable', sampleTimes: [now - 10 * second], needed: 2 } as const
    expect(judge({ presence: presence('offline', { pending }) }).suspicion?.level).toBe('healthy')
    expect(judge({ presence: presence('offline', { pending }), ...noDevices }).suspicion?.level).toBe(
      'accountReachable',
    )
  })

  it('R3: is believed for three intervals and not a moment longer', () => {
    const facts = { presence: presence('offline'), ...noDevices }
    expect(judge(facts, now + 90 * second).level).toBe('offline')
    const stale = judge(facts, now + 90 * second + 1)
    expect(stale).toMatchObject({ level: 'unknown', suspicion: null })
    expect(stale.reasons[0]).toMatchObject({ code: 'sampleStale', rule: 'R3', at: now })
  })

  it('R3: a doubt that nobody can settle is not shown as one', () => {
    const stale = presence('reachable', { pending: pendingOffline, lastGoodAt: now - 2 * minute })
    expect(judge({ presence: stale }).suspicion).toBeNull()
  })

  it('R3: other fresh evidence stands when presence is silent', () => {
    const judged = judge({ presence: presence('reachable', { lastGoodAt: now - 10 * minute }) })
    expect(judged.level).toBe('healthy')
    expect(unknowns(judged)).toEqual(['sampleStale'])
  })

  it('R2: what the service does not know is unknown with that reason', () => {
    const facts = presence('reachable', { verdict: null, lastGoodAt: null, availability: 'presenceunknown' })
    const judged = judge({ presence: facts, ...noDevices })
    expect(judged.level).toBe('unknown')
    expect(judged.reasons[0]).toMatchObject({
      code: 'presenceUnknown',
      rule: 'R2',
      params: { why: 'presenceunknown' },
    })
  })

  it('R2: one unknown word does not take back what was just believed', () => {
    const judged = judge({ presence: presence('offline', { availability: 'presenceunknown', activity: '' }) })
    expect(judged.level).toBe('offline')
    expect(unknowns(judged)).toContain('presenceUnknown')
  })

  it.each([
    ['graph.throttled', 'throttled'],
    ['graph.serverError', 'failing'],
    ['graph.timeout', 'failing'],
    ['signIn.unreachable', 'failing'],
    ['graph.unauthorized', 'failing'],
  ] as const)('R2: %s makes a stale room unknown with the reason, never offline', (code, state) => {
    const judged = judge(
      {
        presence: presence('reachable'),
        ...noDevices,
        workloads: troubled('presence', { state, error: { code } }),
      },
      now + 5 * minute,
    )
    expect(judged.level).toBe('unknown')
    expect(judged.reasons[0]).toMatchObject({ code: 'serviceFailing', params: { code } })
  })

  it('R2: a missing permission is named', () => {
    const workload = { state: 'forbidden', error: { code: 'graph.permissionMissing' } } as const
    const judged = judge({ presence: null, ...noDevices, workloads: troubled('presence', workload) })
    expect(judged.level).toBe('unknown')
    expect(judged.reasons[0]).toMatchObject({
      code: 'permissionMissing',
      params: { permission: 'Presence.Read.All' },
    })
  })

  it('R2: trouble that is not yet stale is told, and believed samples stand', () => {
    const workload = { state: 'throttled', error: { code: 'graph.throttled' } } as const
    const judged = judge({ workloads: troubled('presence', workload) })
    expect(judged.level).toBe('healthy')
    expect(unknowns(judged)).toEqual(['serviceFailing'])
  })

  it('before the first answer is unknown because nothing was read yet', () => {
    const judged = judge({ presence: null, ...noDevices })
    expect(judged.level).toBe('unknown')
    expect(judged.reasons[0]?.code).toBe('notReadYet')
  })
})

describe('presence calls very many rooms offline at once (R10a)', () => {
  const since = now - 3 * minute
  const outage = { since: now - 5 * minute, until: null }
  const gone = presence('offline', { since })

  it('a room without a device that confirms it is unknown, with the sample, its time and the rule', () => {
    for (const devices of [noDevices, { devices: [listed(pc())] }]) {
      const judged = judge({ presence: gone, presenceDoubt: outage, ...devices })
      expect(judged.level).toBe('unknown')
      expect(judged.reasons[0]).toMatchObject({
        ...{ code: 'presenceDoubted', source: 'presence', rule: 'R10a', at: now },
        sample: 'availability offline, activity offline',
      })
      expect(codes(judged)).not.toContain('presenceOffline')
    }
  })

  it('a room whose computer is gone by the device source is offline all the same', () => {
    const dead = { devices: [listed(pc({ healthStatus: 'offline' }))], presence: gone }
    expect(judge({ ...dead, presenceDoubt: outage }).level).toBe('offline')
  })

  it('what was offline before it, or at first sight, is believed', () => {
    const before = presence('offline', { since: outage.since - 1 })
    expect(judge({ presence: before, presenceDoubt: outage }).level).toBe('offline')
    const always = presence('offline', { since: null })
    expect(judge({ presence: always, presenceDoubt: outage }).level).toBe('offline')
  })

  it('another problem of the room is told as before', () => {
    const devices = [listed(pc(), { health: health({ peripherals: [peripheral()] }) })]
    const judged = judge({ devices, presence: gone, presenceDoubt: outage })
    expect(judged.level).toBe('critical')
    expect(unknowns(judged)).toContain('presenceDoubted')
  })

  it('a spell that begins meanwhile is no suspicion of offline either', () => {
    const judged = judge({
      presence: presence('reachable', { pending: pendingOffline }),
      presenceDoubt: outage,
    })
    expect(judged.suspicion?.level).toBe('unknown')
  })

  it('while it is too early to tell nobody is believed, and then everybody is since the first bad sample', () => {
    const facts = { presence: gone, presenceDoubt: { since, until: now + 10 * second }, ...noDevices }
    const held = judge(facts)
    expect(held.level).toBe('unknown')
    expect(held.reasons[0]?.params).toEqual({ until: now + 10 * second })
    expect(judge({ ...facts, previous: held }, now + 10 * second)).toMatchObject({ level: 'offline', since })
  })
})

describe('rooms that are not whole', () => {
  it('a place with nothing in it is unknown because it has no device', () => {
    const judged = judge({
      identity: identity({ kind: 'placeOnly', accountId: null }),
      account: null,
      presence: null,
      ...noDevices,
    })
    expect(judged.level).toBe('unknown')
    expect(judged.reasons[0]?.code).toBe('noDevice')
  })

  it('a device without account is judged by the device source alone', () => {
    const facts = {
      identity: identity({ kind: 'deviceOnly', accountId: null }),
      account: null,
      presence: null,
    }
    expect(judge(facts).level).toBe('healthy')
    expect(unknowns(judge(facts))).toEqual(['noAccount'])
    const panel = device('panel', { type: 'teamsPanel', healthStatus: 'offline' })
    const gone = judge({ ...facts, devices: [listed(panel)] })
    expect(gone.level).toBe('critical')
    expect(codes(gone)).toContain('deviceOffline')
  })

  it('a shared phone counts like a room’s computer', () => {
    const facts = { identity: identity({ kind: 'sharedDevice' }) }
    const phone = (healthStatus: 'healthy' | 'offline') => [
      listed(device('phone', { type: 'ipPhone', healthStatus })),
    ]
    expect(judge({ ...facts, devices: phone('healthy') }).level).toBe('healthy')
    expect(judge({ ...facts, devices: phone('offline') }).level).toBe('critical')
    expect(judge({ ...facts, devices: phone('offline'), presence: presence('offline') }).level).toBe(
      'offline',
    )
  })

  it('a room whose account has no device says so once the list was read', () => {
    expect(unknowns(judge({ devices: [] }))).toContain('noDevice')
    const unread = judge({
      devices: [],
      workloads: troubled('devices', { lastGoodAt: null, state: 'waiting' }),
    })
    expect(unknowns(unread)).toEqual(['notReadYet'])
  })

  it('a disabled account degrades; one that was never read is not known', () => {
    expect(judge({ account: account('acc', { isEnabled: false }) }).level).toBe('degraded')
    expect(unknowns(judge({ account: null }))).toEqual(['notReadYet'])
  })

  it('a device API that is gone leaves the room to presence, with the reason', () => {
    const gone = { state: 'unavailable', error: { code: 'graph.gone' } } as const
    const judged = judge({ ...noDevices, workloads: troubled('devices', gone) })
    expect(judged.level).toBe('accountReachable')
    expect(unknowns(judged)).toEqual(['serviceFailing', 'noComputeEvidence'])
    expect(judged.notKnown[0]?.params).toEqual({ code: 'graph.gone' })
  })
})

describe('since when', () => {
  const was = (level: RoomHealth['level'], since: number | null): RoomHealth => ({
    level,
    since,
    suspicion: null,
    reasons: [],
    notKnown: [],
  })

  it('is kept while the level stays, also when its cause changes', () => {
    const judged = judge({
      devices: [listed(pc({ healthStatus: 'critical' }))],
      previous: was('critical', now - hour),
    })
    expect(judged.since).toBe(now - hour)
  })

  it('R32: is not known at first sight unless the service says it', () => {
    expect(judge().since).toBeNull()
    expect(judge({ presence: presence('offline', { since: null }) }).since).toBeNull()
    const camera = listed(pc(), { health: health({ peripherals: [peripheral()] }) })
    expect(judge({ devices: [camera] }).since).toBe(now - 20 * minute)
  })

  it('a new problem does not reach back before the level it follows', () => {
    const camera = listed(pc(), { health: health({ peripherals: [peripheral()] }) })
    expect(judge({ devices: [camera], previous: was('healthy', now - 5 * minute) }).since).toBe(
      now - 5 * minute,
    )
  })

  it('after unknown it may: nobody was looking', () => {
    const judged = judge({ presence: presence('offline'), previous: was('unknown', now - minute) })
    expect(judged.since).toBe(now - hour)
  })

  it('a recovery from offline began with its first good sample, any other with now', () => {
    const back = presence('reachable', { since: now - 10 * second })
    expect(judge({ presence: back, previous: was('offline', now - hour) }).since).toBe(now - 10 * second)
    expect(judge({ presence: back, previous: was('critical', now - hour) }).since).toBe(now)
  })
})

describe('whatever is known of a room', () => {
  const age = fc.integer({ min: 0, max: 4 * hour })
  const connection = fc.record({
    status: fc.constantFrom('connected', 'disconnected', 'unknown'),
    since: fc.option(
      age.map((ms) => now - ms),
      { nil: null },
    ),
  })
  const deviceFacts = fc
    .record({
      type: fc.constantFrom('teamsRoom', 'collaborationBar', 'teamsPanel', 'ipPhone', 'other'),
      healthStatus: fc.constantFrom('offline', 'critical', 'nonUrgent', 'healthy', 'unknown'),
      listAge: age,
      healthAge: age,
      isHealthRead: fc.boolean(),
      connection: fc.option(connection, { nil: null }),
      teams: fc.option(connection, { nil: null }),
      camera: connection,
      isOptional: fc.boolean(),
    })
    .map((d) =>
      listed(device('pc', { type: d.type, healthStatus: d.healthStatus }), {
        listReadAt: now - d.listAge,
        healthReadAt: d.isHealthRead ? now - d.healthAge : null,
        health: d.isHealthRead
          ? health({
              connection: d.connection,
              signIn: { teams: d.teams, exchange: null, skype: null },
              peripherals: [peripheral({ connection: d.camera, isOptional: d.isOptional })],
            })
          : null,
      }),
    )
  const verdict = fc.constantFrom('reachable', 'offline', null)
  const words = fc.constantFrom('available', 'offline', 'presenceunknown', '')
  const state = fc.constantFrom(
    'waiting',
    'live',
    'late',
    'throttled',
    'forbidden',
    'failing',
    'unavailable',
    'paused',
  )
  const facts = fc
    .record({
      kind: fc.constantFrom('room', 'sharedDevice', 'deviceOnly', 'placeOnly', 'accountOnly'),
      accountId: fc.constantFrom('acc', null),
      devices: fc.array(deviceFacts, { maxLength: 3 }),
      verdict,
      words,
      lastGoodAt: fc.option(
        age.map((ms) => now - ms),
        { nil: null },
      ),
      isPending: fc.boolean(),
      isFailing: fc.boolean(),
      state,
      deviceSource: fc.constantFrom('probing', 'teamwork', 'none'),
    })
    .map(
      (f): RoomFacts =>
        roomFacts({
          identity: identity({ kind: f.kind, accountId: f.accountId }),
          devices: f.devices,
          presence: presence('reachable', {
            verdict: f.verdict,
            availability: f.words,
            lastGoodAt: f.lastGoodAt,
            pending: f.isPending && f.verdict === 'reachable' ? pendingOffline : null,
          }),
          deviceSource: f.deviceSource,
          workloads: troubled('presence', {
            state: f.state,
            error: f.isFailing ? { code: 'graph.timeout' } : null,
          }),
        }),
    )

  it('R2: offline always has a hard presence younger than three intervals behind it', () => {
    fc.assert(
      fc.property(facts, (room) => {
        if (judgeRoom(room, now).level !== 'offline') return
        expect(room.presence?.verdict).toBe('offline')
        expect(now - (room.presence?.lastGoodAt ?? 0)).toBeLessThanOrEqual(90 * second)
      }),
      { numRuns: 500 },
    )
  })

  it('R7: healthy always has a device seen within 15 minutes behind it', () => {
    fc.assert(
      fc.property(facts, (room) => {
        const judged = judgeRoom(room, now)
        if (judged.level !== 'healthy') return
        const seen = reasonOf(judged, 'computeHealthy')
        expect(now - (seen?.at ?? 0)).toBeLessThanOrEqual(15 * minute)
      }),
      { numRuns: 500 },
    )
  })

  it('every level is explained, worst reason first, and unknown says why', () => {
    fc.assert(
      fc.property(facts, (room) => {
        const judged = judgeRoom(room, now)
        const order = judged.reasons.map((reason) => healthOrder[reason.level])
        expect(order).toEqual([...order].sort((a, b) => a - b))
        expect(judged.reasons.map((reason) => reason.level)).toContain(judged.level)
      }),
      { numRuns: 500 },
    )
  })

  it('judging again with the result changes nothing', () => {
    fc.assert(
      fc.property(facts, (room) => {
        const judged = judgeRoom(room, now)
        expect(judgeRoom({ ...room, previous: judged }, now)).toEqual(judged)
      }),
    )
  })
})
