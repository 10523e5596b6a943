import { describe, expect, it } from 'vitest'
import { judgePermissions, newestCall } from '../../../src/main/domain/permission-doctor'
import { type Permission, permissionNames } from '../../../src/shared/model/permission'
import type { PermissionCall } from '../../../src/shared/model/permission-report'
import { describeFinding } from '../../../src/shared/text/en/permission-doctor'

const usual = [
  'Presence.Read.All',
  'TeamworkDevice.ReadWrite.All',
  'CallRecords.Read.All',
  'User.Read.All',
  'Place.Read.All',
  'Calendars.ReadBasic.All',
]
const without = (...names: string[]) => usual.filter((name) => !names.includes(name))
const answered: PermissionCall = { state: 'ok', at: 1_000, error: null }
const refused: PermissionCall = {
  state: 'refused',
  at: 1_000,
  error: { code: 'graph.permissionMissing', status: 403, serviceCode: 'ErrorAccessDenied' },
}

/** Judges roles where every call answered, but for those given. */
function judged(
  roles: readonly string[] | null,
  {
    calls = {},
    absent = [],
  }: { calls?: Partial<Record<Permission, PermissionCall>>; absent?: Permission[] } = {},
) {
  const all = new Map(permissionNames.map((name) => [name, calls[name] ?? answered]))
  const { findings, excess } = judgePermissions({ roles, calls: all, absent: new Set(absent) })
  return {
    excess,
    of: (name: Permission) => {
      const finding = findings.find(({ permission }) => permission === name)
      if (!finding) throw new Error(`${name} is not judged`)
      return { ...finding, words: describeFinding(finding) }
    },
    verdicts: Object.fromEntries(findings.map(({ permission, verdict }) => [permission, verdict])),
  }
}

describe('the permission doctor', () => {
  it('finds nothing wrong with what is usually granted, and Intune left out', () => {
    const { verdicts, excess } = judged(usual)
    expect(Object.values(verdicts)).toEqual([...Array(6).fill('good'), ...Array(3).fill('optional')])
    expect(excess).toEqual([])
  })

  it('keeps what is required apart from what is optional', () => {
    const { of } = judged(without('User.Read.All', 'Place.Read.All'))
    expect(of('User.Read.All').verdict).toBe('missing')
    expect(of('User.Read.All').words.fix).toMatch(/^An administrator adds it/)
    expect(of('Place.Read.All').verdict).toBe('optional')
    expect(of('Place.Read.All').words.fix).toMatch(/^Nothing has to be done/)
  })

  it('tries nothing that is not granted: an old answer says nothing any more', () => {
    const { of } = judged(without('Presence.Read.All'))
    expect(of('Presence.Read.All')).toMatchObject({ grantedAs: null, call: { state: 'notTried', at: null } })
  })

  it('knows the read-only variant of devices, and says what it costs', () => {
    const { of, excess } = judged([...without('TeamworkDevice.ReadWrite.All'), 'TeamworkDevice.Read.All'])
    const finding = of('TeamworkDevice.ReadWrite.All')
    expect(finding).toMatchObject({ verdict: 'readOnly', grantedAs: 'TeamworkDevice.Read.All' })
    expect(finding.words.meaning).toContain('nothing can be restarted')
    expect(excess).toEqual([])
  })

  it('names what is not used, the read-only variant beside the full permission included', () => {
    expect(judged([...usual, 'Mail.Send', 'TeamworkDevice.Read.All']).excess).toEqual([
      'Mail.Send',
      'TeamworkDevice.Read.All',
    ])
  })

  it('tells a refusal of what is granted from silence of the service', () => {
    const silent: PermissionCall = { state: 'failed', at: 1_000, error: { code: 'graph.throttled' } }
    const { of } = judged(usual, {
      calls: { 'Calendars.ReadBasic.All': refused, 'CallRecords.Read.All': silent },
    })
    expect(of('Calendars.ReadBasic.All').verdict).toBe('refused')
    expect(of('Calendars.ReadBasic.All').words.fix).toContain('application access policy')
    expect(of('CallRecords.Read.All').verdict).toBe('failing')
    expect(of('CallRecords.Read.All').words.meaning).toContain('slow down')
  })

  it('never asks for what the cloud does not have, whatever is granted', () => {
    const { of } = judged(without('Presence.Read.All'), {
      absent: ['Presence.Read.All', 'CallRecords.Read.All'],
    })
    expect(of('Presence.Read.All').verdict).toBe('absent')
    expect(of('CallRecords.Read.All').verdict).toBe('absent')
    expect(of('CallRecords.Read.All').words.fix).toBeNull()
  })

  it('puts reboots by Intune to no test', () => {
    const name = 'DeviceManagementManagedDevices.PrivilegedOperations.All'
    expect(judged([...usual, name]).of(name)).toMatchObject({ verdict: 'good', call: { state: 'untriable' } })
  })

  it('claims nothing before the first token', () => {
    expect(new Set(Object.values(judged(null).verdicts))).toEqual(new Set(['unknown']))
  })
})

describe('the newest live call', () => {
  const poller = {
    state: 'live',
    everyMs: 30_000,
    lastGoodAt: 2_000,
    lastTriedAt: 2_000,
    error: null,
  } as const

  it('is the answer of a poller that asked later', () => {
    expect(newestCall(refused, poller)).toEqual({ state: 'ok', at: 2_000, error: null })
    expect(newestCall(undefined, poller)?.state).toBe('ok')
  })

  it('is not the older answer of a poller', () => {
    expect(newestCall(refused, { ...poller, lastGoodAt: 500, lastTriedAt: 500 })).toBe(refused)
  })

  it('is the refusal a poller met, with its code', () => {
    const error = { code: 'graph.permissionMissing', status: 403 } as const
    expect(newestCall(answered, { ...poller, state: 'forbidden', lastGoodAt: 500, error })).toEqual({
      state: 'refused',
      at: 2_000,
      error,
    })
  })

  it('is not touched by a poller whose trouble says nothing of the permission', () => {
    expect(newestCall(answered, { ...poller, state: 'throttled', error: { code: 'graph.throttled' } })).toBe(
      answered,
    )
  })
})
