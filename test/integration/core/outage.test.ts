import { expect, it } from 'vitest'
import type { RoomSummary } from '../../../src/shared/model/room'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const second = 1_000
const minute = 60 * second

/** Default profile: a 30 s sweep and two re-asks of 10 s, plus the answers' own time. */
const budgetMs = 51 * second

const open = consoleOpener()

/** When each room of the tenants first looked so (epoch ms) and why, watched second by second for `forMs`. */
async function firstTimes(
  console: ConsoleUnderTest,
  isWanted: (room: RoomSummary) => boolean,
  forMs: number,
): Promise<Map<string, { at: number; why: string | undefined }>> {
  const times = new Map<string, { at: number; why: string | undefined }>()
  const until = console.clock.now() + forMs
  while (console.clock.now() < until) {
    await console.clock.advance(second)
    for (const room of await console.rooms()) {
      if (isWanted(room) && !times.has(room.name))
        times.set(room.name, { at: console.clock.now(), why: room.headline?.code })
    }
  }
  return times
}

it('shows a power cut room by room within the default budget, says why, and shows the recovery', async () => {
  const console = await open({ scenario: 'building-outage', rooms: 24 })
  const before = new Set(
    (await console.rooms()).filter(({ level }) => level === 'offline').map(({ name }) => name),
  )
  const shown = await firstTimes(
    console,
    ({ level, name }) => level === 'offline' && !before.has(name),
    9 * minute,
  )

  const cut = console.simulator.control
    .truth()
    .filter(({ what, room }) => what === 'presenceOffline' && room !== null && !before.has(room))
  const trueTimes = new Map(cut.map(({ room, at }) => [room ?? '', at]))
  expect(trueTimes.size).toBeGreaterThan(5)
  for (const [room, at] of trueTimes) {
    const delayMs = (shown.get(room)?.at ?? Number.POSITIVE_INFINITY) - at
    expect(shown.get(room)?.why).toBe('presenceOffline')
    expect(delayMs, `${room} offline on the wall after ${delayMs} ms`).toBeLessThanOrEqual(budgetMs)
  }
  const [tenant] = console.tenants()
  await console.waitUntil(
    'every room of the building is back',
    async () =>
      (await console.rooms(tenant)).every(({ name, level }) => !trueTimes.has(name) || level !== 'offline'),
    8 * minute,
  )
})
