import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { launchApp } from '../support/launch-electron'
import { ask, type DemoApp, findHealthyRoom, makeFolder, openDemo, removeFolder } from './demo-app'

const themes = ['dark', 'light', 'highContrast'] as const
const screens = [
  'wall',
  'incidents',
  'incidents/muted',
  'tenants',
  'activity',
  'settings',
  'settings/rules',
] as const

test.describe('every screen in every theme', () => {
  let demo: DemoApp

  test.beforeAll(async () => {
    // With problems of every kind, since those are the colours that matter.
    demo = await openDemo(['--tenants=2', '--rooms=24', '--scenario=peripheral-faults'])
    // So that the journal has a row.
    const { room } = await findHealthyRoom(demo.window)
    const computer = room.devices.find(({ type }) => type === 'teamsRoom' || type === 'collaborationBar')
    await ask(demo.window, 'actions.restartDevice', {
      tenantKey: room.tenantKey,
      deviceId: computer?.deviceId ?? '',
    })
  })

  test.afterAll(async () => {
    await demo.close()
    removeFolder(demo.dataFolder)
  })

  for (const theme of themes) {
    for (const screen of screens) {
      test(`axe finds nothing on ${screen}, ${theme}`, async () => {
        await show(theme, `/${screen}`)
        await expect(demo.window.getByRole('main')).toBeVisible()
        expect(await findings()).toEqual([])
      })
    }

    test(`axe finds nothing in an incident, its silence, its maintenance and the handover, ${theme}`, async () => {
      const [incident] = (await ask(demo.window, 'incidents.list', null)).incidents
      await show(theme, `/incidents/${incident?.incidentId}`)
      const drawer = demo.window.getByRole('complementary')
      await expect(drawer.getByRole('heading', { name: 'Timeline' })).toBeVisible()
      expect(await findings()).toEqual([])
      for (const [button, dialog] of [
        ['Silence', 'Silence what is like this'],
        ['Maintenance…', 'Maintenance'],
      ] as const) {
        await drawer.getByRole('button', { name: button, exact: true }).click()
        await expect(demo.window.getByRole('dialog', { name: dialog })).toBeVisible()
        expect(await findings()).toEqual([])
        await demo.window.keyboard.press('Escape')
      }
      await show(theme, '/incidents')
      await demo.window.getByRole('button', { name: 'Shift handover…' }).click()
      await expect(demo.window.getByRole('textbox', { name: 'The note' })).toHaveValue(/Shift handover/)
      expect(await findings()).toEqual([])
      await demo.window.keyboard.press('Escape')
    })

    test(`axe finds nothing in the drawer, ${theme}`, async () => {
      const { room } = await findHealthyRoom(demo.window)
      await show(theme, `/wall/room/${room.tenantKey}/${room.roomId}`)
      const drawer = demo.window.getByRole('complementary', { name: room.name })
      await expect(drawer.getByRole('button', { name: /^Restart / }).first()).toBeVisible()
      expect(await findings()).toEqual([])
    })
  }

  async function show(theme: (typeof themes)[number], route: string): Promise<void> {
    await demo.window.goto(`app://roomwall/index.html?theme=${theme}#${route}`)
    await demo.window.reload()
    const page = demo.window.locator('html')
    await expect(page).toHaveAttribute('data-theme', theme)
    // Set on every screen, once everything was read and drawn.
    await expect(page).toHaveAttribute('data-wall', 'live')
  }

  async function findings() {
    // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
    const { violations } = await new AxeBuilder({ page: demo.window }).setLegacyMode().analyze()
    return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
  }
})

test('axe finds nothing on the welcome screen', async () => {
  const folder = makeFolder()
  const { app, window } = await launchApp({ userDataDir: folder })
  try {
    await expect(window.getByRole('button', { name: 'Open the demo estate' })).toBeVisible()
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  } finally {
    await app.close()
    removeFolder(folder)
  }
})

test('the keyboard alone walks the wall, opens a room, closes it, and finds another one', async () => {
  const demo = await openDemo(['--tenants=1', '--rooms=8'])
  try {
    const { window } = demo
    const focused = () => window.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    await window.keyboard.press('j')
    const first = await focused()
    expect(first).not.toBe('')
    await window.keyboard.press('j')
    const second = await focused()
    expect(second).not.toBe(first)
    await window.keyboard.press('k')
    expect(await focused()).toBe(first)

    await window.keyboard.press('Enter')
    const drawer = window.getByRole('complementary')
    await expect(drawer).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
    expect(await focused()).toBe(first)

    await window.keyboard.press('/')
    await expect(window.getByRole('searchbox', { name: 'Filter rooms' })).toBeFocused()
    await window.keyboard.press('Escape')

    await window.keyboard.press('Control+k')
    await expect(window.getByRole('dialog', { name: 'Search rooms' })).toBeVisible()
    const { room } = await findHealthyRoom(window)
    await window.keyboard.type(room.name)
    await window.keyboard.press('Enter')
    await expect(window.getByRole('complementary', { name: room.name })).toBeVisible()
    await window.keyboard.press('Escape')

    await window.keyboard.press('?')
    await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await window.keyboard.press('Escape')

    await window.keyboard.press('Tab')
    expect(
      await window.evaluate(() => {
        const { activeElement } = document
        return activeElement !== null && activeElement !== document.body
      }),
    ).toBe(true)
  } finally {
    await demo.close()
    removeFolder(demo.dataFolder)
  }
})
