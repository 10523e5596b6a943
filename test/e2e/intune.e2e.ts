import { expect, test } from '@playwright/test'
import { ask, type DemoApp, openDemo, pollNow, removeFolder } from './demo-app'

let demo: DemoApp

test.beforeEach(async () => {
  demo = await openDemo(['--tenants=1', '--rooms=10', '--scenario=devices-from-intune'])
})

test.afterEach(async () => {
  await demo.close()
  removeFolder(demo.dataFolder)
})

test('a restart by Intune: announced as such, sent as rebootNow, followed until the device is back', async () => {
  test.slow()
  const { window } = demo
  const source = async () => (await ask(window, 'tenants.list', null))[0]?.deviceSource
  await expect.poll(source, { timeout: 60_000 }).toMatchObject({ kind: 'intune', canRestart: true })
  const room = await findRoomWithComputer()

  await window
    .getByRole('button', { name: new RegExp(`^${room.name}, `) })
    .last()
    .click()
  const drawer = window.getByRole('complementary', { name: room.name })
  await drawer
    .getByRole('button', { name: /^Restart / })
    .first()
    .click()
  const dialog = window.getByRole('dialog', { name: /^Restart .*\?$/ })
  await expect(dialog.getByText('Intune passes the command on')).toBeVisible()
  await dialog.getByRole('button', { name: 'Restart', exact: true }).click()
  await expect(drawer.getByText(/^Command taken at /)).toBeVisible()
  expect(await requestsWith('rebootNow')).toEqual([
    expect.objectContaining({ method: 'POST', status: 204, purpose: 'intuneWrite', isUrgent: true }),
  ])

  const outcome = async () => {
    // The simulated device listens only now and then; its world can be told to hurry.
    await demo.control('advance', { ms: 30_000 })
    await pollNow(window)
    const journal = await ask(window, 'actions.list', { tenantKey: null, roomId: null, limit: 10 })
    return journal.map(({ state }) => state)
  }
  await expect.poll(outcome, { timeout: 180_000, intervals: [1_000] }).toEqual(['seenBack'])
  const journal = drawer.getByRole('article').filter({ hasText: 'Restart' })
  for (const step of ['Sending', 'Accepted', 'Device is back']) {
    await expect(journal.getByText(step).first()).toBeVisible()
  }
  // Not a second time, whatever was read meanwhile.
  expect(await requestsWith('rebootNow')).toHaveLength(1)

  await window.keyboard.press('Escape')
  await window.getByRole('link', { name: 'Activity' }).click()
  await expect(
    window.getByRole('row', { name: new RegExp(room.name) }).getByText('Device is back'),
  ).toBeVisible()
})

async function findRoomWithComputer(): Promise<{ name: string }> {
  const [status] = await ask(demo.window, 'tenants.list', null)
  if (status === undefined) throw new Error('There is no tenant')
  const { tenantKey } = status.tenant
  const look = async () => {
    const { rooms } = await ask(demo.window, 'rooms.list', { tenantKey })
    return rooms.find(
      ({ level, kind, devices }) =>
        level === 'accountReachable' && kind === 'room' && devices.some(({ type }) => type === 'teamsRoom'),
    )
  }
  await expect.poll(look, 'a reachable room with a computer').toBeDefined()
  const room = await look()
  if (room === undefined) throw new Error('There is no such room')
  return room
}

async function requestsWith(text: string) {
  const filter = { tenantKey: null, host: null, outcome: null, text }
  const { entries } = await ask(demo.window, 'network.listRequests', { filter, limit: 100 })
  return entries
}
