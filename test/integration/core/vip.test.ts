import { expect, it } from 'vitest'
import { RoomId } from '../../../src/shared/model/room'
import { consoleOpener } from '../../support/console-under-test'

const second = 1_000
const minute = 60 * second

const open = consoleOpener()

it('a VIP room is believed offline one sample earlier, also after the console began again (R1)', async () => {
  const console = await open()
  await console.clock.advance(2 * minute)
  const { tenant, room } = await console.healthyRoom()
  const { tenantKey, roomId } = room
  const marked = await console.core.handlers['rooms.setVip']({ tenantKey, roomId, isVip: true })
  expect(marked.ok).toBe(true)
  expect((await console.room(tenant, room.name)).isVip).toBe(true)
  await console.reopen()
  await console.core.start()
  await console.waitUntil('every tenant was asked', () => console.core.tenants.isSettled(), 2 * minute)
  await console.clock.advance(2 * minute)
  expect((await console.detail(tenant, room.name)).isVip).toBe(true)

  console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
  await console.waitUntil(
    'a sample is doubted',
    async () => (await console.room(tenant, room.name)).suspicion !== null,
    31 * second,
  )
  expect((await console.room(tenant, room.name)).suspicion).toMatchObject({ bad: 1, needed: 2 })
  await console.waitUntil(
    'the second one is believed',
    async () => (await console.room(tenant, room.name)).level === 'offline',
    11 * second,
  )
})

it('the mark is taken back, and a room that is not there cannot be marked', async () => {
  const console = await open()
  const { tenant, room } = await console.healthyRoom()
  const { tenantKey, roomId } = room
  const { handlers } = console.core
  await handlers['rooms.setVip']({ tenantKey, roomId, isVip: true })
  await handlers['rooms.setVip']({ tenantKey, roomId, isVip: false })
  expect((await console.room(tenant, room.name)).isVip).toBe(false)
  const nowhere = RoomId.parse('nowhere')
  expect(await handlers['rooms.setVip']({ tenantKey, roomId: nowhere, isVip: true })).toMatchObject({
    ok: false,
    error: { code: 'request.notFound' },
  })
})
