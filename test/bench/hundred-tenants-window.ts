import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import type { TenantStatus } from '../../src/shared/model/tenant-status'
import { ask, type DemoApp, openDemo } from '../e2e/demo-app'
import { launchApp } from '../support/launch-electron'
import { type Figure, median } from './bench'
import { percentile, withElectron } from './electron-bench'
import { measureFilter } from './typing'
import { isAllRead, until } from './until'
import { type LongestBlocks, watchBlocks } from './watched-blocks'

const tenantCount = 100
const roomsATenant = 20
const liveWithinMs = 10 * 60_000
/** Everything polls while nobody does anything: blocks of the app's own making, ms. */
const idleMs = 40_000

/** What one size of console comes to. Times are ms. */
interface Measured {
  lastKnownMs: number
  firstLiveMs: number
  allLiveMs: number
  idle: LongestBlocks
  wallFilter: number[]
  tenantFilter: number[]
  wizardSteps: { step: string; ms: number }[]
  wizardLetters: number[]
  wizard: LongestBlocks
  doctorMs: number
  roundMs: number
  round: LongestBlocks
}

const newSecret = z.object({ clientSecret: z.string() })

async function measure(folder: string, count: number): Promise<Measured> {
  const dataFolder = path.join(folder, `of-${count}`)
  // One more, which is removed and added again through the wizard.
  const switches = [`--tenants=${count + 1}`, `--rooms=${(count + 1) * roomsATenant}`, '--scenario=calm-day']
  const first = await openDemo(switches, dataFolder, liveWithinMs)
  await first.close()
  const beginning = await measureStart(dataFolder, switches)
  const demo = await openDemo(switches, dataFolder, liveWithinMs)
  try {
    const { window, app } = demo
    await window.evaluate('globalThis.__name = (named) => named')
    await until(
      'everything is read',
      async () => isAllRead(await ask(window, 'tenants.list', null)),
      liveWithinMs,
    )
    const blocks = await watchBlocks(app, window)
    await window.waitForTimeout(idleMs)
    const idle = await blocks()
    const wallFilter = await measureFilter(window, window.getByRole('searchbox').first(), [
      'board',
      'zz',
      'a',
    ])
    const wizardMeasured = await addAgain(demo)
    const wizard = await blocks()
    await window.getByRole('link', { name: 'Tenants', exact: true }).click()
    const filter = window.getByRole('searchbox', { name: 'Filter tenants' })
    const tenantFilter =
      (await filter.count()) === 0 ? [] : await measureFilter(window, filter, ['con', 'zz', 'e'])
    const doctorMs = await timed(async () => {
      await window
        .getByRole('button', { name: /^Show details/ })
        .first()
        .click()
      await window.getByRole('table').getByText('Presence.Read.All').first().waitFor()
      await untilPainted(window)
    })
    await window
      .getByRole('button', { name: /^Hide details/ })
      .first()
      .click()
    await blocks()
    const roundMs = await timed(async () => {
      await window.getByRole('checkbox', { name: 'Select all tenants shown' }).check()
      await window.getByRole('button', { name: 'Check permissions' }).click()
      await window.getByText(/^Permissions of .* checked$/).waitFor({ timeout: liveWithinMs })
    })
    const round = await blocks()
    return {
      ...beginning,
      idle,
      wallFilter,
      tenantFilter,
      ...wizardMeasured,
      wizard,
      doctorMs,
      roundMs,
      round,
    }
  } finally {
    await demo.close()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A start on what the last run knew: when its rooms are painted, and when the first and the last tenant is live. */
async function measureStart(
  dataFolder: string,
  switches: readonly string[],
): Promise<Pick<Measured, 'lastKnownMs' | 'firstLiveMs' | 'allLiveMs'>> {
  const from = performance.now()
  const startedAt = Date.now()
  const { app, window } = await launchApp({ args: ['--demo', ...switches], userDataDir: dataFolder })
  try {
    await window.locator('[data-room]').first().waitFor({ timeout: liveWithinMs })
    await untilPainted(window)
    const lastKnownMs = performance.now() - from
    const isNew = ({ workloads }: TenantStatus) =>
      workloads.some(({ workload, lastGoodAt }) => workload === 'presence' && (lastGoodAt ?? 0) > startedAt)
    const list = () => ask(window, 'tenants.list', null)
    await until('the first tenant is live', async () => (await list()).some(isNew), liveWithinMs)
    const firstLiveMs = performance.now() - from
    await until('all tenants are live', async () => (await list()).every(isNew), liveWithinMs)
    return { lastKnownMs, firstLiveMs, allLiveMs: performance.now() - from }
  } finally {
    await app.close()
  }
}

/** Removes the last tenant and adds it again through the wizard; returns what each step took. */
async function addAgain(demo: DemoApp): Promise<Pick<Measured, 'wizardSteps' | 'wizardLetters'>> {
  const { window } = demo
  const statuses = await ask(window, 'tenants.list', null)
  const last = statuses.at(-1)?.tenant
  if (last === undefined) throw new Error('There is no tenant')
  const { custom, directoryId, clientId } = await ask(window, 'tenants.readDefinition', last)
  if (custom === null) throw new Error('A demo tenant is in a custom cloud')
  await ask(window, 'tenants.remove', { ...last, confirmedName: last.displayName, leavesCredential: false })
  const { clientSecret } = newSecret.parse(await demo.control('rotateSecret', { tenant: directoryId }))

  const steps: { step: string; ms: number }[] = []
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const ms = await timed(async () => {
      await work()
      await untilPainted(window)
    })
    steps.push({ step: name, ms })
  }
  const next = () => window.getByRole('button', { name: 'Next' }).click()
  const heading = (name: string | RegExp) =>
    window.getByRole('heading', { name }).waitFor({ timeout: 60_000 })
  await step('open', async () => {
    await window.evaluate(() => {
      location.hash = '#/tenants/add'
    })
    await heading('Which tenant?')
  })
  await window.getByLabel('Cloud').selectOption('custom')
  const domain = window.getByLabel('Domain or directory (tenant) id')
  const letters = await measureLetters(window, () => domain.pressSequentially(directoryId))
  await window.getByLabel('Sign-in address').fill(custom.authorityUrl)
  await window.getByLabel('Microsoft Graph address').fill(custom.graphUrl)
  await window.getByLabel('Certificate authority (PEM)').fill(custom.caPem ?? '')
  await step('tenant', () => next().then(() => heading('Register Roomwall in Entra')))
  await window.getByLabel('Application (client) id').fill(clientId)
  await step('app registration', () => next().then(() => heading('How does it sign in?')))
  await window.getByRole('radio', { name: 'Client secret' }).check()
  await window.getByLabel('Client secret (value)').fill(clientSecret)
  await step('live test', () =>
    next().then(() => window.getByText('Everything works.').waitFor({ timeout: 60_000 })),
  )
  await step('name and colour', () => next().then(() => heading('How shall it be shown?')))
  await window.getByLabel('Name').fill(last.displayName)
  await step('saved', () => window.keyboard.press('Enter').then(() => heading(/was added$/)))
  return { wizardSteps: steps, wizardLetters: letters }
}

/** For each letter typed, the time from the key to the paint after it, ms. */
async function measureLetters(page: Page, type: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const painted: number[] = []
    Object.assign(window, { painted })
    document.addEventListener('input', ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => painted.push(performance.now() - timeStamp)
        port2.postMessage(null)
      })
    })
  })
  await type()
  return page.evaluate(() => {
    const { painted }: { painted?: number[] } = Object(window)
    return painted ?? []
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function untilPainted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}

/** The window with a hundred tenants, against the same window with one in the same run. */
export function measureWindow(): Promise<Figure[]> {
  return withElectron(async (folder) => {
    const one = await measure(folder, 1)
    const all = await measure(folder, tenantCount)
    const ms = (value: number) => `${Math.round(value)} ms`
    const against = (name: string, of: (measured: Measured) => number, most: number): Figure => {
      const ratio = of(all) / of(one)
      return {
        name: `window: ${name}`,
        value: `${ms(of(all))}, ${ratio.toFixed(1)} x one tenant's ${ms(of(one))}`,
        budget: `<= ${most} x`,
        isWithin: ratio <= most,
      }
    }
    const within = (name: string, values: readonly number[], mostMs: number): Figure => {
      const p95 = percentile(values, 0.95)
      return {
        name: `window: ${name}`,
        value: `p50 ${ms(median(values))}, p95 ${ms(p95)} of ${values.length} letters`,
        budget: `p95 <= ${mostMs} ms`,
        isWithin: p95 <= mostMs,
      }
    }
    const blocks = (name: string, of: (measured: Measured) => LongestBlocks): Figure => ({
      name: `window: longest block, ${name}`,
      value: `main ${ms(of(all).main)} (one tenant: ${ms(of(one).main)}), window ${ms(of(all).window)} (${ms(of(one).window)})`,
    })
    return [
      against('start to last-known wall', ({ lastKnownMs }) => lastKnownMs, 2),
      against('start to the first tenant live', ({ firstLiveMs }) => firstLiveMs, 3),
      against('start to all live', ({ allLiveMs }) => allLiveMs, tenantCount / 2),
      within('wall filter, typed to painted', all.wallFilter, 100),
      within('tenant filter, typed to painted', all.tenantFilter, 100),
      within('wizard, typed to painted', all.wizardLetters, 100),
      {
        name: 'window: adding one more, each step',
        value: all.wizardSteps
          .map(
            ({ step, ms: took }, index) =>
              `${step} ${ms(took)} (${ms(one.wizardSteps[index]?.ms ?? Number.NaN)})`,
          )
          .join(', '),
      },
      against('details with the permission doctor', ({ doctorMs }) => doctorMs, 3),
      against('permissions of all checked', ({ roundMs }) => roundMs, tenantCount / 2),
      blocks('everybody polls', ({ idle }) => idle),
      blocks('while one is added', ({ wizard }) => wizard),
      blocks('while all permissions are checked', ({ round }) => round),
    ]
  })
}
