import { expect, test } from 'vitest'
import { createStoreUpkeep } from '../../../src/main/store/upkeep'
import { RoomId } from '../../../src/shared/model/room'
import { createVirtualClock } from '../../support/virtual-clock'
import { contoso, day, noon, recordingLogger, room, tenant, transition } from './store-samples'
import { openGoodStore, temporaryFolder } from './temporary-store'

test('old history goes once a day, until the upkeep is stopped', async () => {
  const store = await openGoodStore(temporaryFolder())
  const clock = createVirtualClock(noon)
  const upkeep = createStoreUpkeep(store, clock, recordingLogger())
  await store.tenants.save(tenant(contoso))
  const ages = [399.5, 398.5]
  const rows = ages.map((age) => transition('gone', noon - age * day, 'offline'))
  await store.rooms.save(contoso, [room('a')], [], rows)
  const kept = async () => {
    const read = await store.history.roomTransitions(contoso, RoomId.parse('gone'), noon - 500 * day, noon)
    return read.ok ? read.value.transitions.map(({ at }) => (noon - at) / day) : read.error
  }

  await upkeep.start()
  await clock.advance(day)
  expect(await kept()).toEqual([399.5, 398.5])
  await clock.advance(day / 2)
  expect(await kept()).toEqual([398.5])
  await upkeep.stop()
  await clock.advance(10 * day)
  expect(await kept()).toEqual([398.5])
})
