import type { ChannelId, ChannelSecrets, ChannelSettings } from '../../src/shared/model/channel'
import { desktopChannelId } from '../../src/shared/model/channel'
import type { IncidentId } from '../../src/shared/model/incident'
import type { NotificationSetup } from '../../src/shared/model/notification-setup'
import type { RoomSummary } from '../../src/shared/model/room'
import type { Route } from '../../src/shared/model/route'
import type { ConsoleUnderTest } from './console-under-test'

/** A room that was taken offline, and its incident. */
export interface BadRoom extends Pick<RoomSummary, 'name' | 'roomId'> {
  tenantId: string
  incidentId: IncidentId
}

export async function setup(console: ConsoleUnderTest): Promise<NotificationSetup> {
  const read = await console.core.handlers['notifications.read'](null)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

/** Adds a channel and sends everything of high urgency there, beside the desktop. */
export async function addChannel(
  console: ConsoleUnderTest,
  channel: { name: string; settings: ChannelSettings; secrets: ChannelSecrets },
): Promise<ChannelId> {
  const draft = { isOn: true, ...channel }
  const saved = await console.core.handlers['notifications.saveChannel']({ channelId: null, draft })
  if (!saved.ok) throw new Error(`${saved.error.code} ${JSON.stringify(saved.error.params)}`)
  const { channelId } = saved.value
  await changeDefaultRoute(console, { channels: [desktopChannelId, channelId] })
  return channelId
}

export async function changeDefaultRoute(console: ConsoleUnderTest, change: Partial<Route>): Promise<void> {
  const { routes } = await setup(console)
  const changed = routes.map((route) => (route.routeId === 'default' ? { ...route, ...change } : route))
  await console.core.handlers['notifications.saveRoutes']({ routes: changed })
}

/** Takes a healthy room offline and waits until its incident was told. */
export async function goOffline(console: ConsoleUnderTest): Promise<BadRoom> {
  const busySites = new Set(
    (await console.incidents()).flatMap(({ site, urgency }) => (urgency === 'high' ? [site] : [])),
  )
  const { tenant, room } = await console.healthyRoom(({ site }) => !busySites.has(site))
  console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
  const find = async () =>
    (await console.incidents()).find(({ roomId, toldAt }) => roomId === room.roomId && toldAt !== null)
  await console.waitUntil('people were told', async () => (await find()) !== undefined, 90_000)
  await console.clock.settle()
  const incident = await find()
  if (!incident) throw new Error('No incident')
  return { name: room.name, roomId: room.roomId, tenantId: tenant.tenantId, incidentId: incident.incidentId }
}

export async function goOnline(console: ConsoleUnderTest, room: BadRoom): Promise<void> {
  console.simulator.control.setRoom({ tenant: room.tenantId, room: room.name, state: 'online' })
  const isOver = async () =>
    (await console.incidents()).some(
      ({ incidentId, state, recoveryDueAt }) =>
        incidentId === room.incidentId && state === 'resolved' && recoveryDueAt === null,
    )
  await console.waitUntil('it is over', isOver, 30 * 60_000)
  await console.clock.settle()
}

/** What is written in the story of a room's incident. */
export async function eventsOf(console: ConsoleUnderTest, { incidentId }: BadRoom): Promise<string[]> {
  const read = await console.core.handlers['incidents.read']({ incidentId })
  if (!read.ok) throw new Error(read.error.code)
  return read.value.timeline.map(({ event }) => event)
}
