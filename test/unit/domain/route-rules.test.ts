import { describe, expect, it } from 'vitest'
import { chooseRoute, completeRoutes, type RoutedIncident } from '../../../src/main/domain/route-rules'
import { type Channel, ChannelId, desktopChannelId, soundChannelId } from '../../../src/shared/model/channel'
import { type Route, usualEscalation } from '../../../src/shared/model/route'
import { TenantKey } from '../../../src/shared/model/tenant'

const [mail, pager, chat] = [ChannelId.parse('mail'), ChannelId.parse('pager'), ChannelId.parse('chat')]

const channel = (channelId: ChannelId, isOn = true): Channel => ({
  channelId,
  name: channelId,
  isOn,
  settings: { kind: 'sound' },
  hint: null,
  secretsSet: [],
})
const all = [desktopChannelId, soundChannelId, mail, pager, chat].map((channelId) => channel(channelId))

const anything: Route['match'] = { group: null, tenantKey: null, site: null, urgency: 'high', hours: null }
const route = (routeId: string, channels: ChannelId[], change: Partial<Route> = {}): Route => ({
  routeId,
  name: routeId,
  match: anything,
  channels,
  goesOn: false,
  sender: 'thisConsole',
  second: null,
  fallback: null,
  escalation: usualEscalation,
  ...change,
})

const incident: RoutedIncident = {
  tenantKey: TenantKey.parse('contoso'),
  site: 'Oslo',
  urgency: 'high',
  type: 'roomOffline',
}
const mondayNoon = Date.UTC(2026, 10, 23, 12)

const choose = (
  routes: Route[],
  { of = incident, channels = all, group = null as string | null, at = mondayNoon } = {},
) => chooseRoute(of, completeRoutes(routes), channels, group, at)

describe('routes', () => {
  it('send what no route is for to the desktop with its sound, if it is urgent', () => {
    expect(choose([]).channels).toEqual([desktopChannelId, soundChannelId])
    expect(choose([], { of: { ...incident, urgency: 'low' } })).toMatchObject({ channels: [], routes: [] })
  })

  it('are read from the top: the first that matches ends it', () => {
    const choice = choose([route('a', [mail]), route('b', [pager])])
    expect(choice.channels).toEqual([mail])
    expect(choice.routes.map(({ routeId }) => routeId)).toEqual(['a'])
  })

  it('go on where one says so, down to the default, and name each channel once', () => {
    const onwards = route('a', [mail, desktopChannelId], { goesOn: true })
    expect(choose([onwards]).channels).toEqual([mail, desktopChannelId, soundChannelId])
  })

  it.each<[string, Partial<Route['match']>, boolean]>([
    ['the tenant', { tenantKey: incident.tenantKey }, true],
    ['another tenant', { tenantKey: TenantKey.parse('fabrikam') }, false],
    ['the group', { group: 'retail' }, true],
    ['another group', { group: 'offices' }, false],
    ['the site', { site: 'Oslo' }, true],
    ['another site', { site: 'Bergen' }, false],
    ['the other urgency', { urgency: 'low' }, false],
    ['all of it at once', { tenantKey: incident.tenantKey, group: 'retail', site: 'Oslo' }, true],
    ['one part of two wrong', { site: 'Oslo', group: 'offices' }, false],
  ])('go by %s', (_, match, isOurs) => {
    const own = route('own', [mail], { match: { ...anything, ...match } })
    expect(choose([own], { group: 'retail' }).channels.includes(mail)).toBe(isOurs)
  })

  it('go by the hours, within them or outside of them', () => {
    const office = { zone: 'Europe/Oslo', days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' }
    const within = route('day', [mail], { match: { ...anything, hours: { ...office, isWithin: true } } })
    const outside = route('night', [pager], { match: { ...anything, hours: { ...office, isWithin: false } } })
    const at = (hour: number) => choose([within, outside], { at: Date.UTC(2026, 10, 23, hour) }).channels
    expect(at(12)).toEqual([mail])
    expect(at(20)).toEqual([pager])
    // 07:30 in UTC is 08:30 in Oslo.
    expect(choose([within, outside], { at: Date.UTC(2026, 10, 23, 7, 30) }).channels).toEqual([mail])
  })

  it('name no channel where another console sends, and still end the search', () => {
    const theirs = route('theirs', [mail], { sender: 'anotherConsole' })
    expect(choose([theirs])).toMatchObject({ channels: [], routes: [{ routeId: 'theirs' }] })
  })

  it('leave out channels that are switched off, also where they escalate', () => {
    const own = route('own', [mail, chat], { second: pager, fallback: chat })
    const channels = [channel(mail, false), channel(chat), channel(pager, false)]
    expect(choose([own], { channels })).toMatchObject({ channels: [chat], second: null, fallback: chat })
  })

  it('escalate by the first route that says how', () => {
    const first = route('a', [mail], { goesOn: true, fallback: chat })
    const next = route('b', [mail], { second: pager, fallback: desktopChannelId })
    expect(choose([first, next])).toMatchObject({ second: pager, fallback: chat })
  })

  it('keep the default as the last one, with its own channels and without conditions of its own', () => {
    const changed = route('default', [mail], { match: { ...anything, site: 'Oslo' }, goesOn: true })
    const [own, last] = completeRoutes([changed, route('a', [pager], { match: { ...anything, site: 'x' } })])
    expect(own?.routeId).toBe('a')
    expect(last).toMatchObject({ routeId: 'default', channels: [mail], match: anything, goesOn: false })
  })

  it('show a rollout on the desktop where no route is for low urgency, and only there (decision 0032)', () => {
    const rollout: RoutedIncident = { ...incident, urgency: 'low', type: 'rollout', site: null }
    expect(choose([], { of: rollout }).channels).toEqual([desktopChannelId])
    const low = route('low', [mail], { match: { ...anything, urgency: 'low' } })
    expect(choose([low], { of: rollout }).channels).toEqual([mail])
    expect(choose([], { of: rollout, channels: [channel(desktopChannelId, false)] }).channels).toEqual([])
  })
})
