import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { LedgerFilter } from '../../../src/shared/model/ledger'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { granted } from '../../support/onboarding-requests'

const everything: LedgerFilter = { tenantKey: null, host: null, outcome: null, text: '' }

const requests = (console: ConsoleUnderTest, filter: Partial<LedgerFilter> = {}) =>
  granted(
    console.core.handlers['network.listRequests']({ filter: { ...everything, ...filter }, limit: 5_000 }),
  )
const hosts = (console: ConsoleUnderTest) => granted(console.core.handlers['network.listHosts'](null))

describe('the record of requests', () => {
  const open = consoleOpener()

  it('has every request of a working day’s hour, all of them to the tenants’ own hosts', async () => {
    const console = await open({ rooms: 12 })
    await console.clock.advance(60 * 60_000)
    const own = new Set(
      [console.simulator.authorityUrl, console.simulator.graphUrl].map((url) => new URL(url).host),
    )
    const { entries, kept } = await requests(console)
    expect(kept).toBeGreaterThan(100)
    expect(kept).toBe(console.sent.length)
    expect(new Set(console.sent.map((url) => new URL(url).host))).toEqual(own)
    expect(entries.map(({ host }) => host).toReversed()).toEqual(console.sent.map((url) => new URL(url).host))
    expect(entries.every(({ isExpected, error }) => isExpected && error === null)).toBe(true)
    // Words of the interface only: a new one is missing from the list of words.
    expect(entries.filter(({ path }) => path?.endsWith('{id}'))).toEqual([])
    const purposes = new Set(entries.map(({ purpose }) => purpose))
    for (const purpose of ['signIn', 'presence', 'teamworkRead', 'identity', 'places']) {
      expect(purposes).toContain(purpose)
    }
    expect(
      (await hosts(console)).map(({ host, requests, isAllowed, proxy }) => ({
        host,
        requests,
        isAllowed,
        proxy,
      })),
    ).toEqual(
      expect.arrayContaining(
        [...own].map((host) => expect.objectContaining({ host, isAllowed: true, proxy: 'DIRECT' })),
      ),
    )
  })

  it('is taken away as a file: CSV and JSON, all that fit, none of the secrets and ids', async () => {
    const console = await open({ rooms: 8 })
    const [first, second] = console.tenants()
    const tenantKey = console.keyOf(first)
    const rooms = await console.rooms()
    const { matching } = await requests(console, { tenantKey })
    expect(matching).toBeGreaterThan(3)
    for (const format of ['csv', 'json'] as const) {
      console.chosenFile = path.join(console.dataFolder, `requests.${format}`)
      const saved = await granted(
        console.core.handlers['network.exportRequests']({ filter: { ...everything, tenantKey }, format }),
      )
      expect(saved).toEqual({ path: console.chosenFile, count: matching })
      const text = await readFile(console.chosenFile, 'utf8')
      const rows: unknown[] =
        format === 'csv' ? parse(text.trimEnd(), { header: true }).data : JSON.parse(text)
      expect(rows).toHaveLength(matching)
      expect(rows[0]).toMatchObject({
        tenant: first.displayName,
        host: expect.stringMatching(/^localhost:\d+$/),
      })
      const planted = [first, second].flatMap((one) => [
        one.clientSecret,
        one.clientId,
        one.tenantId,
        one.domain,
      ])
      for (const secret of [...planted, ...rooms.map(({ name }) => name), 'Bearer', 'eyJ', '@']) {
        expect({ secret, isFound: text.includes(secret) }).toEqual({ secret, isFound: false })
      }
    }
    console.chosenFile = null
    expect(
      await granted(console.core.handlers['network.exportRequests']({ filter: everything, format: 'csv' })),
    ).toEqual({ path: null, count: 0 })
    console.chosenFile = path.join(console.dataFolder, 'no', 'such', 'folder.csv')
    expect(
      await console.core.handlers['network.exportRequests']({ filter: everything, format: 'csv' }),
    ).toMatchObject({ ok: false, error: { code: 'file.notWritten' } })
  })

  it('remembers the hosts over a restart, and forgets a tenant that is removed', async () => {
    const console = await open({ rooms: 6 })
    const [first, second] = console.tenants()
    await console.reopen()
    await console.core.start()
    const requestsOf = async (key: string) =>
      (await hosts(console))
        .filter(({ tenantKey }) => tenantKey === key)
        .reduce((sum, host) => sum + host.requests, 0)
    expect(await requestsOf(console.keyOf(first))).toBeGreaterThan(3)
    const confirmedName = first.displayName
    await granted(
      console.core.handlers['tenants.remove']({
        tenantKey: console.keyOf(first),
        confirmedName,
        leavesCredential: false,
      }),
    )
    expect(await requestsOf(console.keyOf(first))).toBe(0)
    expect((await requests(console, { tenantKey: console.keyOf(first) })).entries).toEqual([])
    expect(await requestsOf(console.keyOf(second))).toBeGreaterThan(3)
  })
})
