import { expect, test } from '@playwright/test'
import { launchApp } from '../support/launch-electron'
import { ask, type DemoApp, findHealthyRoom, openDemo, pollNow, removeFolder } from './demo-app'

let demo: DemoApp

test.beforeEach(async () => {
  demo = await openDemo()
})

test.afterEach(async () => {
  await demo.close()
  removeFolder(demo.dataFolder)
})

test('a room goes offline in the world: its tile turns, its drawer says why, and it recovers', async () => {
  test.slow()
  const { tenantId, room, tenantName } = await findHealthyRoom(demo.window)
  const tile = (state: RegExp) =>
    demo.window
      .getByRole('button', { name: new RegExp(`^${room.name}, ${state.source}.*, ${tenantName}$`) })
      .last()
  await expect(tile(/Healthy/)).toBeVisible()

  await demo.control('setRoom', { tenant: tenantId, room: room.name, state: 'offline' })
  await turn(tile(/Offline/))

  await tile(/Offline/).click()
  const drawer = demo.window.getByRole('complementary', { name: room.name })
  await expect(drawer.getByText('Offline').first()).toBeVisible()
  await expect(drawer.getByText('The room’s account is offline in Teams.').first()).toBeVisible()
  await drawer.getByText('Last answers of Teams presence').click()
  const answers = drawer.getByRole('list', { name: 'Last answers of Teams presence' }).getByRole('listitem')
  await expect(answers.first()).toContainText('offline')
  await expect(answers.last()).not.toContainText('offline')
  await demo.window.keyboard.press('Escape')
  await expect(drawer).toBeHidden()

  await demo.control('setRoom', { tenant: tenantId, room: room.name, state: 'online' })
  await turn(tile(/Healthy/))
})

test('the simulator dies: the app says so, goes on, and shows how old its knowledge is', async () => {
  test.slow()
  await demo.app.evaluate(({ app }) => {
    const simulator = app.getAppMetrics().find(({ name }) => name === 'Roomwall simulator')
    if (simulator === undefined) throw new Error('There is no simulator')
    process.kill(simulator.pid, 'SIGKILL')
  })
  await expect(
    demo.window.getByText('The simulator has stopped. Leave and open the demo again to go on.'),
  ).toBeVisible()
  expect((await ask(demo.window, 'app.readStatus', null)).simulator).toBe('stopped')

  const presence = async () => {
    await pollNow(demo.window)
    const tenants = await ask(demo.window, 'tenants.list', null)
    return tenants.map(({ workloads }) => workloads.find(({ workload }) => workload === 'presence')?.state)
  }
  await expect.poll(presence, { timeout: 60_000 }).toEqual(['failing', 'failing'])
  // Nobody is called offline only because nobody answers.
  for (const { tenant } of await ask(demo.window, 'tenants.list', null)) {
    const { rooms } = await ask(demo.window, 'rooms.list', { tenantKey: tenant.tenantKey })
    expect(rooms.length).toBeGreaterThan(0)
  }
  await demo.window.getByRole('link', { name: 'Settings' }).click()
  await expect(demo.window.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

test('consent is taken away: that tenant says so, the other stays live', async () => {
  test.slow()
  const [first, second] = await ask(demo.window, 'tenants.list', null)
  if (first === undefined || second === undefined) throw new Error('There are not two tenants')
  await demo.control('setConsent', { tenant: first.tenant.directoryId, roles: ['User.Read.All'] })
  const presence = async () => {
    await pollNow(demo.window)
    const tenants = await ask(demo.window, 'tenants.list', null)
    return tenants.map(({ workloads }) => workloads.find(({ workload }) => workload === 'presence')?.state)
  }
  await expect.poll(presence, { timeout: 60_000 }).toEqual(['forbidden', 'live'])
  await expect(
    demo.window.getByRole('status').filter({ hasText: first.tenant.displayName }).first(),
  ).toBeVisible()
})

test('restart from the drawer: receipt, journal, a refused second one, and the device is seen back', async () => {
  test.slow()
  const { room, tenantName } = await findHealthyRoom(demo.window)
  await demo.window
    .getByRole('button', { name: new RegExp(`^${room.name}, .*, ${tenantName}$`) })
    .last()
    .click()
  const drawer = demo.window.getByRole('complementary', { name: room.name })
  const restart = async () => {
    await drawer
      .getByRole('button', { name: /^Restart / })
      .first()
      .click()
    const dialog = demo.window.getByRole('dialog', { name: /^Restart .*\?$/ })
    await expect(dialog.getByText(`${room.name}, ${tenantName}`)).toBeVisible()
    await dialog.getByRole('button', { name: 'Restart', exact: true }).click()
    await expect(dialog).toBeHidden()
  }

  await restart()
  await expect(drawer.getByText(/^Command taken at /)).toBeVisible()

  await restart()
  await expect(drawer.getByText('The restart was not sent')).toBeVisible()

  const outcome = async () => {
    // The simulated device takes minutes; its world can be told to hurry.
    await demo.control('advance', { ms: 20_000 })
    await pollNow(demo.window)
    const journal = await ask(demo.window, 'actions.list', { tenantKey: null, roomId: null, limit: 10 })
    return journal.map(({ state }) => state)
  }
  await expect.poll(outcome, { timeout: 120_000, intervals: [1_000] }).toContain('seenBack')

  await demo.window.keyboard.press('Escape')
  await demo.window.getByRole('link', { name: 'Activity' }).click()
  await expect(demo.window.getByText('Device is back').first()).toBeVisible()
})

test('the next start shows the last-known wall from disk, though nobody answers', async () => {
  const { room, tenantName } = await findHealthyRoom(demo.window)
  await demo.close()
  // Not the demo: the simulator is gone, and with it everybody who could answer.
  const { app, window } = await launchApp({ userDataDir: demo.dataFolder })
  try {
    await expect(
      window.getByRole('button', { name: new RegExp(`^${room.name}, .*, ${tenantName}$`) }).first(),
    ).toBeVisible()
  } finally {
    await app.close()
  }
})

/** Waits until the tile is there, asking the tenants again meanwhile instead of waiting for the next round. */
async function turn(tile: ReturnType<DemoApp['window']['getByRole']>): Promise<void> {
  await expect
    .poll(
      async () => {
        await pollNow(demo.window)
        return tile.isVisible()
      },
      { timeout: 90_000, intervals: [1_000] },
    )
    .toBe(true)
}
