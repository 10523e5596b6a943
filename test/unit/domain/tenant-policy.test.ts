import { describe, expect, it } from 'vitest'
import { policyOf } from '../../../src/main/domain/tenant-policy'
import {
  AlertSettings,
  emptyRuleSet,
  RuledType,
  type RuleSet,
  Threshold,
  thresholdLimits,
} from '../../../src/shared/model/alert-settings'
import type { SilenceMatcher } from '../../../src/shared/model/incident'
import { rules, watchedWorld } from './alert-world'
import { hour, minute } from './facts'

const set = (change: Partial<RuleSet>): RuleSet => ({ ...emptyRuleSet(null), ...change })
const anything: SilenceMatcher = { tenantKey: null, site: null, roomId: null, model: null, type: null }
const exclusion = (matcher: Partial<SilenceMatcher>) => ({
  exclusionId: 'x',
  matcher: { ...anything, ...matcher },
  comment: 'store room',
})

describe('the rules as people changed them', () => {
  it('nothing changed is exactly the built-in rules', () => {
    expect(policyOf({ sets: [] }, null, rules)).toMatchObject({ rules, downAfterMs: 0, exclusions: [] })
    expect(policyOf({ sets: [set({}), { ...set({}), group: 'north' }] }, 'north', rules).rules).toEqual(rules)
  })

  it('a kind that is switched off makes no incident, and one that is open ends without a word', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    world.offline(rooms[0] ?? '')
    world.pass(minute)
    expect(world.kinds()).toEqual(['opened roomOffline'])
    world.settings = { sets: [set({ types: { roomOffline: { isOn: false, urgency: null } } })] }
    world.offline(rooms[1] ?? '')
    world.pass(hour)
    expect(world.open()).toEqual([])
    expect(world.kinds()).toEqual(['opened roomOffline'])
    expect(world.incidents()[0]?.timeline.at(-1)?.event).toBe('ruledOut')
    world.settings = { sets: [] }
    world.pass(10 * minute)
    expect(world.open('roomOffline')).toHaveLength(2)
  })

  it('urgency: low is not told; the group goes before all', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    const low = set({ types: { roomOffline: { isOn: null, urgency: 'low' } } })
    const high = {
      ...set({ types: { roomOffline: { isOn: null, urgency: 'high' } } }),
      group: 'contoso',
    } as const
    world.settings = { sets: [low] }
    world.offline(rooms[0] ?? '')
    world.pass(5 * minute)
    expect(world.open()).toMatchObject([{ urgency: 'low' }])
    expect(world.kinds()).toEqual([])
    world.settings = { sets: [low, high] }
    world.pass(minute)
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })

  it('a room must be down for the time asked, a site as a whole need not', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5, Bergen: 5 })
    world.settings = { sets: [set({ thresholds: { downAfterMinutes: 20 } })] }
    world.offline(rooms[0] ?? '')
    world.pass(19 * minute)
    expect(world.open()).toEqual([])
    world.pass(2 * minute)
    expect(world.kinds()).toEqual(['opened roomOffline'])
    for (const room of rooms.slice(5)) world.offline(room)
    world.pass(minute)
    expect(world.open('siteOutage')).toMatchObject([{ site: 'Bergen' }])
  })

  it('what is excluded is no incident and counts for no outage; its neighbours are watched', () => {
    const { world, rooms } = watchedWorld({ Oslo: 3, Bergen: 5 })
    world.settings = { sets: [set({ exclusions: [exclusion({ site: 'Oslo' })] })] }
    for (const room of [...rooms.slice(0, 3), ...rooms.slice(3, 4)]) world.offline(room)
    world.pass(10 * minute)
    expect(world.open().map(({ site, type }) => `${site} ${type}`)).toEqual(['Bergen roomOffline'])
  })

  it('more spells make flapping when more are asked for', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    world.settings = { sets: [set({ thresholds: { flappingSpells: 5 } })] }
    const [room = ''] = rooms
    for (let round = 0; round < 5; round += 1) {
      expect(world.open('flapping')).toEqual([])
      world.offline(room)
      world.pass(2 * minute)
      if (round === 4) break
      world.online(room)
      world.pass(2 * minute)
    }
    expect(world.open('flapping')).toHaveLength(1)
  })
})

describe('what may be asked for', () => {
  it('every usual number is within its limits and is what the built-in rules say', () => {
    const usual = Object.fromEntries(Threshold.options.map((name) => [name, thresholdLimits[name].usual]))
    const settings = AlertSettings.parse({ sets: [{ ...emptyRuleSet(null), thresholds: usual }] })
    expect(policyOf(settings, null, rules).rules).toEqual(rules)
  })

  it.each<[string, unknown]>([
    ['a number beyond its limits', { ...emptyRuleSet(null), thresholds: { sitePercent: 101 } }],
    ['an exclusion of everything', { ...emptyRuleSet(null), exclusions: [exclusion({})] }],
    [
      'switching off that nobody watches',
      { ...emptyRuleSet(null), types: { ownNetworkLost: { isOn: false, urgency: null } } },
    ],
  ])('%s is refused', (_what, refused) => {
    expect(AlertSettings.safeParse({ sets: [refused] }).success).toBe(false)
  })

  it('two sets for one group are refused', () => {
    expect(AlertSettings.safeParse({ sets: [emptyRuleSet('a'), emptyRuleSet('a')] }).success).toBe(false)
  })

  it('a credential that expires and a lost network are always told', () => {
    expect(RuledType.options).not.toContain('credentialExpiring')
    expect(RuledType.options).not.toContain('ownNetworkLost')
  })
})
