import { expect, it } from 'vitest'
import { Announcer } from '../../../src/main/alerts/announcer'
import { completeRoutes } from '../../../src/main/domain/route-rules'
import { type Channel, desktopChannelId } from '../../../src/shared/model/channel'
import { appWide, type Incident, type IncidentType } from '../../../src/shared/model/incident'
import { RoomId } from '../../../src/shared/model/room'
import { TenantKey } from '../../../src/shared/model/tenant'
import { incidentSample } from '../../support/incident-sample'
import { createVirtualClock } from '../../support/virtual-clock'

const desktop: Channel = {
  channelId: desktopChannelId,
  name: 'Desktop',
  isOn: true,
  settings: { kind: 'desktop' },
  hint: null,
  secretsSet: [],
}

/** What a console makes of an incident that it tells the desktop. */
function tell(incident: Incident, consoleId = 'first', kind: 'opened' | 'recovered' = 'opened') {
  const announcer = new Announcer({
    clock: createVirtualClock(incident.hardAt, () => false),
    consoleId,
    findTenant: () => ({ name: 'Contoso', directoryId: 'contoso.example', group: null }),
    lastingNameOf: () => 'account-1',
    contactsOf: () => [],
    setup: () => ({ channels: [desktop], routes: completeRoutes([]) }),
  })
  const { hardAt: at, tenantKey } = incident
  const notice = { idempotencyKey: 'one', kind, tenantKey, at, incidents: [incident], params: {} }
  const { deliveries } = announcer.announce({
    before: new Map(),
    changed: [incident],
    all: [],
    notices: [notice],
    isWaking: false,
  })
  const [delivery] = deliveries
  if (!delivery) throw new Error('Nobody is told')
  return delivery.notification
}

const dedupKeyOn = (consoleId: string, incident: Incident) => tell(incident, consoleId).incidents[0]?.dedupKey

it.each<IncidentType>(['schedulerSilent', 'ownNetworkLost', 'keychainUnavailable'])(
  '%s is about one computer: another console’s end of it must not close ours at a shared pager',
  (type) => {
    const incident = incidentSample({
      type,
      tenantKey: appWide,
      dedupKey: `app|${type}|`,
      params: { names: '' },
    })
    expect(dedupKeyOn('first', incident)).not.toBe(dedupKeyOn('second', incident))
    expect(dedupKeyOn('first', incident)).toBe(dedupKeyOn('first', incident))
  },
)

it('a room is the same trouble on every console that watches it, whatever the console calls the tenant and the room', () => {
  const seenBy = (consoleId: string) => {
    const tenantKey = TenantKey.parse(`${consoleId}-contoso`)
    const roomId = RoomId.parse(`${consoleId}-room`)
    const dedupKey = `${tenantKey}|down|${roomId}`
    return dedupKeyOn(consoleId, incidentSample({ tenantKey, roomId, dedupKey }))
  }
  expect(seenBy('first')).toBe(seenBy('second'))
})

it('the end of a camera’s trouble names the camera: its room may still be in another', () => {
  const camera = incidentSample({
    type: 'deviceCritical',
    state: 'resolved',
    channels: [desktopChannelId],
    subject: { kind: 'device', key: 'bar', name: 'Neat Bar' },
    params: { peripheral: 'roomCamera', name: 'Brio' },
  })
  expect(tell(camera, 'first', 'recovered').title).toBe(
    'Recovered: Room camera (Brio) is connected to Neat Bar in Boardroom again',
  )
})
