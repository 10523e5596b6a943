import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ElectronApplication, expect, type Page } from '@playwright/test'
import { z } from 'zod'
import type { RequestInput, RequestOutput } from '../../src/shared/ipc/contract'
import type { RequestName } from '../../src/shared/ipc/names'
import { defaultRestartWindow } from '../../src/shared/model/maintenance'
import type { RoomSummary } from '../../src/shared/model/room'
import { launchApp } from '../support/launch-electron'

const ControlAddress = z.object({ controlUrl: z.string(), controlKey: z.string() })
const ControlAnswer = z.object({ ok: z.boolean(), value: z.unknown(), message: z.string().optional() })

/** The built app on the simulated estate, and the door that changes that estate at once. */
export interface DemoApp {
  readonly app: ElectronApplication
  readonly window: Page
  readonly dataFolder: string
  /** Calls one verb of the simulator's control door. */
  control(verb: string, argument?: unknown): Promise<unknown>
  /** Ends the app; its data folder stays until {@link removeFolder}. */
  close(): Promise<void>
}

/** A fresh folder for everything a run writes. */
export function makeFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'roomwall-e2e-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Starts the demo with a small estate unless told otherwise, and waits until its wall is live. */
export async function openDemo(
  switches: readonly string[] = ['--tenants=2', '--rooms=12'],
  dataFolder = makeFolder(),
  liveWithinMs = 45_000,
): Promise<DemoApp> {
  const controlFile = path.join(dataFolder, 'simulator-control.json')
  rmSync(controlFile, { force: true })
  const { app, window } = await launchApp({
    args: ['--demo', '--simulator-control', ...switches],
    userDataDir: dataFolder,
  })
  await expect(window.locator('html')).toHaveAttribute('data-wall', 'live', { timeout: liveWithinMs })
  await expect.poll(() => existsSync(controlFile)).toBe(true)
  // By night a room that goes offline reads restarting: a test must not depend on the hour at which it runs.
  await ask(window, 'maintenance.setRestartWindow', { ...defaultRestartWindow, isOn: false })
  const { controlUrl, controlKey } = ControlAddress.parse(JSON.parse(readFileSync(controlFile, 'utf8')))
  return {
    app,
    window,
    dataFolder,
    async control(verb, argument = {}) {
      const answer = await fetch(`${controlUrl}/${verb}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${controlKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(argument),
      })
      const { ok, value, message } = ControlAnswer.parse(await answer.json())
      if (!ok) throw new Error(`${verb}: ${message}`)
      return value
    },
    close: () => app.close(),
  }
}

/** What the window would get for a request; fails the test when it is refused. */
export async function ask<N extends RequestName>(
  page: Page,
  name: N,
  input: RequestInput<N>,
): Promise<RequestOutput<N>> {
  const reply = await page.evaluate(
    ([requested, given]) => {
      const { request }: { request(name: unknown, input: unknown): Promise<string> } = window.roomwall
      return request(requested, JSON.parse(given))
    },
    [name, JSON.stringify(input)] as const,
  )
  const parsed: { ok: true; value: RequestOutput<N> } | { ok: false; error: unknown } = JSON.parse(reply)
  if (!parsed.ok) throw new Error(`${name} was refused: ${JSON.stringify(parsed.error)}`)
  return parsed.value
}

/** A simulated room that is well and has a computer, as the wall and the control door know it. */
export interface HealthyRoom {
  /** As the control door names it. */
  tenantId: string
  room: RoomSummary
  tenantName: string
}

/** The first healthy room of the first tenant whose computer can be restarted; waits until its health was read. */
export async function findHealthyRoom(page: Page): Promise<HealthyRoom> {
  let found: HealthyRoom | undefined
  await expect
    .poll(async () => {
      found = await lookForHealthyRoom(page)
      return found !== undefined
    }, 'a healthy room with a computer')
    .toBe(true)
  if (found === undefined) throw new Error('There is no healthy room')
  return found
}

async function lookForHealthyRoom(page: Page): Promise<HealthyRoom | undefined> {
  const [status] = await ask(page, 'tenants.list', null)
  if (status === undefined) return undefined
  const { tenantKey, directoryId, displayName } = status.tenant
  const { rooms } = await ask(page, 'rooms.list', { tenantKey })
  const room = rooms.find(
    ({ level, kind, devices }) =>
      level === 'healthy' &&
      kind === 'room' &&
      devices.some(({ type }) => type === 'teamsRoom' || type === 'collaborationBar'),
  )
  return room === undefined ? undefined : { tenantId: directoryId, room, tenantName: displayName }
}

/** Asks every tenant again at once, so that a test need not wait for the next round of polling. */
export async function pollNow(page: Page): Promise<void> {
  for (const { tenant } of await ask(page, 'tenants.list', null)) {
    await ask(page, 'tenants.pollNow', { tenantKey: tenant.tenantKey })
  }
}
