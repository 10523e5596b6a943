import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { TenantStatus } from '../../src/shared/model/tenant-status'
import {
  type SimulatedTenant,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/simulator'
import { type LaunchOptions, launchApp } from '../support/launch-electron'
import { ask, makeFolder, removeFolder } from './demo-app'

type Start = Pick<LaunchOptions, 'args' | 'env'>

interface EmptyConsoleOptions extends Start {
  estate?: SimulatorOptions
  folder?: string
}

/** The built app with nothing set up, on the system's keychain, and a simulator to be its custom cloud. */
export interface EmptyConsole {
  readonly simulator: Simulator
  /** As it was started last. */
  readonly app: ElectronApplication
  readonly window: Page
  /** Removed in the end; what the app writes is in `data` within. */
  readonly folder: string
  tenantAt(position: number): SimulatedTenant
  /** Saves a tenant with its secret past the wizard, whatever Microsoft says to it. */
  saveTenant(position?: number, changes?: { secret?: string; caPem?: string | null }): Promise<void>
  /** How the first tenant's sign-in is. */
  access(): Promise<TenantStatus['access'] | undefined>
  /** Ends the app and starts it again on the same folder. */
  restart(start?: Start): Promise<void>
  close(): Promise<void>
}

export async function openEmptyConsole({
  estate = { tenants: 1, rooms: 6 },
  folder = makeFolder(),
  ...start
}: EmptyConsoleOptions = {}): Promise<EmptyConsole> {
  const simulator = await startSimulator(estate)
  const launch = (given: Start) => launchApp({ ...given, userDataDir: path.join(folder, 'data') })
  let launched = await launch(start)
  const tenantAt = (position: number): SimulatedTenant => {
    const tenant = simulator.tenants[position]
    if (tenant === undefined) throw new Error(`There is no tenant ${position}`)
    return tenant
  }
  return {
    simulator,
    folder,
    get app() {
      return launched.app
    },
    get window() {
      return launched.window
    },
    tenantAt,
    async saveTenant(position = 0, { secret, caPem = simulator.caPem } = {}) {
      const { displayName, badge, tenantId, clientId, clientSecret } = tenantAt(position)
      const { authorityUrl, graphUrl } = simulator
      await ask(launched.window, 'tenants.save', {
        tenantKey: null,
        draft: {
          ...{ displayName, badge, clientId, directoryId: tenantId, colour: position },
          ...{ cloud: 'custom', custom: { authorityUrl, graphUrl, caPem } },
          ...{ group: null, profile: 'default', owner: null },
        },
        credential: { kind: 'secret', secret: secret ?? clientSecret, expiresAt: null },
        anyway: true,
      })
    },
    access: async () => (await ask(launched.window, 'tenants.list', null))[0]?.access,
    async restart(given = {}) {
      await launched.app.close()
      launched = await launch(given)
    },
    async close() {
      await launched.app.close()
      await simulator.stop()
      removeFolder(folder)
    },
  }
}
