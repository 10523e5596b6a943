import { describe, expect, it } from 'vitest'
import { FailureSchema } from '../../../../src/shared/model/failure'
import { permissions } from '../../../../src/shared/model/permission'
import { type Reason, ReasonCode } from '../../../../src/shared/model/room-health'
import { describeFailure } from '../../../../src/shared/text/en/errors'
import { describePermission } from '../../../../src/shared/text/en/permissions'
import { reasonSentence } from '../../../../src/shared/text/en/reasons'
import { countryWords } from '../../../../src/shared/text/en/rooms'
import { agoWords, durationWords, inWords, roughDurationWords } from '../../../../src/shared/text/en/time'

const reason = (code: ReasonCode, params: Reason['params'] = {}): string =>
  reasonSentence({ code, params, source: 'presence', sample: null, at: null, rule: null, level: 'unknown' })

describe('words for failures', () => {
  it('say what happened, what still works and what to do, as sentences', () => {
    for (const code of FailureSchema.shape.code.options) {
      const { happened, stillWorks, fix, whoCanFix } = describeFailure({ code })
      for (const words of [happened, stillWorks, fix]) expect(words, code).toMatch(/^[A-Z].*\.$/)
      expect(whoCanFix.length, code).toBeGreaterThan(0)
    }
  })

  it('name the permission and the wait when they are known', () => {
    const missing = describeFailure({
      code: 'graph.permissionMissing',
      params: { permission: 'Presence.Read.All' },
    })
    expect(missing.happened).toContain('Presence.Read.All')
    expect(describeFailure({ code: 'graph.throttled', retryAfterMs: 120_000 }).happened).toContain('2 min')
  })

  it('keep what a support case needs, and nothing when there is nothing', () => {
    const failure = {
      code: 'graph.serverError',
      status: 503,
      serviceCode: 'UnknownError',
      requestId: 'r-1',
    } as const
    expect(describeFailure(failure).detail).toBe('HTTP 503 · UnknownError · request id r-1')
    expect(describeFailure({ code: 'graph.timeout' }).detail).toBeNull()
  })
})

describe('words for reasons', () => {
  it('are sentences without holes, whatever parameters are missing', () => {
    for (const code of ReasonCode.options) {
      expect(reason(code), code).toMatch(/^[A-Z].*\.$/)
      expect(reason(code), code).not.toMatch(/undefined|null|\(\)/)
    }
  })

  it('put types and codes into words', () => {
    expect(reason('deviceOffline', { device: 'teamsPanel', deviceType: 'teamsPanel' })).toBe(
      'Panel is offline.',
    )
    expect(reason('deviceOffline', { device: 'Neat Pad', deviceType: 'teamsPanel' })).toBe(
      'Neat Pad (panel) is offline.',
    )
    expect(reason('serviceFailing', { code: 'graph.timeout' })).toBe(
      'Microsoft Graph did not answer in time.',
    )
    expect(reason('maintenance', { until: 0, by: 'ann', comment: 'New display.' })).toMatch(
      /^Maintenance until .+, by ann: New display\.$/,
    )
    expect(reason('presenceReachable', { availability: 'busy', activity: 'busy' })).toContain('(busy)')
  })
})

describe('words for permissions', () => {
  it('exist for every permission we ask for, and for no other', () => {
    for (const permission of Object.keys(permissions)) expect(describePermission(permission)).not.toBeNull()
    expect(describePermission('toString')).toBeNull()
  })
})

describe('words for times', () => {
  it('use at most two units', () => {
    expect([59_999, 60_000, 3_600_000, 7_800_000, 90_000_000].map(durationWords)).toEqual([
      '59 s',
      '1 min',
      '1 h',
      '2 h 10 min',
      '1 d 1 h',
    ])
    expect(roughDurationWords(7_800_000)).toBe('2 h')
  })

  it('are calm about clocks that differ', () => {
    expect(agoWords(5000, 4000)).toBe('now')
    expect(inWords(4000, 5000)).toBe('now')
    expect(durationWords(-5)).toBe('0 s')
  })
})

describe('words for places', () => {
  it('name the country, however it was given', () => {
    expect(['US', 'de', 'Germany', 'zz', 'Wakanda'].map(countryWords)).toEqual([
      'United States',
      'Germany',
      'Germany',
      'Unknown Region',
      'Wakanda',
    ])
  })
})
