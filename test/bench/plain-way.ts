import { setTimeout as pause } from 'node:timers/promises'
import { Client, PageIterator } from '@microsoft/microsoft-graph-client'
import type { Fetch } from '../../src/main/lib/fetch'
import { cpuMs } from './bench'
import type { SimulatorProcess } from './simulator-process'

/** How long the plain way waits when it is throttled, ms. */
const throttledPauseMs = 50

/**
 * The plain way: the official SDK with its PageIterator, one tenant after another, one health request a device.
 * Returns processor time (ms) and requests for every device read once.
 */
export async function readPlainly(
  simulator: SimulatorProcess,
  fetch: Fetch,
): Promise<{ cpuMs: number; requests: number }> {
  let requests = 0
  let spentMs = 0
  const measured = async <T>(work: () => Promise<T>): Promise<T> => {
    requests += 1
    let value: T | undefined
    spentMs += await cpuMs(async () => {
      value = await work()
    })
    return value as T
  }
  for (const tenant of simulator.tenants) {
    const token = await signIn(simulator, tenant, fetch)
    const client = Client.initWithMiddleware({
      baseUrl: simulator.graphUrl,
      defaultVersion: 'beta',
      customHosts: new Set(['localhost']),
      middleware: {
        async execute(context) {
          const { method = 'GET' } = context.options ?? {}
          const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
          do {
            context.response = await fetch(String(context.request), { method, headers })
          } while (context.response.status === 429 && (await pause(throttledPauseMs, true)))
        },
      },
    })
    const deviceIds: string[] = []
    await measured(async () => {
      const first = await client.api('/teamwork/devices').top(50).get()
      const pages = new PageIterator(client, first, (device: { id: string }) => {
        deviceIds.push(device.id)
        return true
      })
      await pages.iterate()
    })
    for (const deviceId of deviceIds) {
      await measured(() => client.api(`/teamwork/devices/${deviceId}/health`).get())
    }
  }
  return { cpuMs: spentMs, requests }
}

async function signIn(
  simulator: SimulatorProcess,
  tenant: SimulatorProcess['tenants'][number],
  fetch: Fetch,
): Promise<string> {
  const answer = await fetch(`${simulator.authorityUrl}/${tenant.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
      grant_type: 'client_credentials',
      scope: `${simulator.graphUrl}/.default`,
    }).toString(),
  })
  const { access_token } = JSON.parse(await answer.text())
  return access_token
}
