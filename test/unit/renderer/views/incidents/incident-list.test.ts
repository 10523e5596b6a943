import { describe, expect, it } from 'vitest'
import { type IncidentView, listRows } from '../../../../../src/renderer/views/incidents/incident-list'
import { IncidentId, type IncidentSummary, summariseIncident } from '../../../../../src/shared/model/incident'
import { RoomId } from '../../../../../src/shared/model/room'
import { TenantKey } from '../../../../../src/shared/model/tenant'
import { incidentSample } from '../../../../support/incident-sample'

const noon = Date.UTC(2026, 10, 23, 12)
const minute = 60_000
const fabrikam = TenantKey.parse('fabrikam')

function incident(name: string, change: Partial<IncidentSummary> = {}): IncidentSummary {
  const subject = { kind: 'room', key: name, name } as const
  return summariseIncident(
    incidentSample({
      ...{ incidentId: IncidentId.parse(name), dedupKey: name, subject, roomName: name },
      ...{ roomId: RoomId.parse(name), site: 'Oslo' },
      ...change,
    }),
  )
}

const view: IncidentView = {
  filter: 'unresolved',
  text: '',
  tenants: new Set(),
  nameOf: (tenantKey) => (tenantKey === fabrikam ? 'Fabrikam' : 'Contoso'),
  unfolded: new Set(),
  sort: 'urgency',
}
const names = (incidents: IncidentSummary[], change: Partial<IncidentView> = {}) =>
  listRows(incidents, { ...view, ...change }).map((row) => row.incident.incidentId)

const everest = incident('Everest', { owner: 'kim', firstBadAt: noon - 9 * minute })
const fuji = incident('Fuji', { severity: 'warning', site: 'Bergen', firstBadAt: noon - 3 * minute })
const elbrus = incident('Elbrus', { tenantKey: fabrikam, firstBadAt: noon - 6 * minute, owner: 'ann' })
const all = [fuji, elbrus, everest]

describe('the list of incidents', () => {
  it.each<[string, string[]]>([
    ['fuji', ['Fuji']],
    ['BERGEN', ['Fuji']],
    ['fabrikam offline', ['Elbrus']],
    ['kim', ['Everest']],
    ['room offline', ['Elbrus', 'Everest', 'Fuji']],
    ['nothing like this', []],
  ])('keeps what holds every word of “%s”', (text, kept) => {
    expect(names(all, { text }).toSorted()).toEqual(kept)
  })

  it('keeps a parent for the words of what is folded into it', () => {
    const site = incident('site', { type: 'siteOutage', roomName: null, params: { rooms: 2, of: 3 } })
    const child = incident('Kilimanjaro', { parentId: site.incidentId })
    expect(names([site, child], { text: 'kilimanjaro' })).toEqual(['site'])
    expect(names([site, child], { text: 'kilimanjaro', unfolded: new Set([site.incidentId]) })).toEqual([
      'site',
      'Kilimanjaro',
    ])
  })

  it.each<[string, IncidentView['sort'], string[]]>([
    ['urgency', 'urgency', ['Elbrus', 'Everest', 'Fuji']],
    ['the newest', { column: 'since', isReversed: false }, ['Fuji', 'Elbrus', 'Everest']],
    ['the oldest', { column: 'since', isReversed: true }, ['Everest', 'Elbrus', 'Fuji']],
    ['site and room', { column: 'room', isReversed: false }, ['Fuji', 'Elbrus', 'Everest']],
    ['owner, nobody last', { column: 'owner', isReversed: false }, ['Elbrus', 'Everest', 'Fuji']],
  ])('sorts by %s', (_, sort, order) => {
    expect(names(all, { sort })).toEqual(order)
  })

  it('puts what nobody has taken on first by urgency, but the worst first by severity', () => {
    const taken = incident('Taken', { state: 'acknowledged' })
    const mixed = [taken, fuji]
    expect(names(mixed)).toEqual(['Fuji', 'Taken'])
    expect(names(mixed, { sort: { column: 'severity', isReversed: false } })).toEqual(['Taken', 'Fuji'])
    expect(names(mixed, { sort: { column: 'severity', isReversed: true } })).toEqual(['Fuji', 'Taken'])
  })

  it('sorts numbers in names as numbers', () => {
    const rooms = ['Room 10', 'Room 9'].map((name) => incident(name))
    expect(names(rooms, { sort: { column: 'room', isReversed: false } })).toEqual(['Room 9', 'Room 10'])
  })
})
