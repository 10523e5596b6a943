import {
  AuthenticationHandler,
  BatchRequestContent,
  BatchResponseContent,
  Client,
  type Context,
  type Middleware,
  PageIterator,
} from '@microsoft/microsoft-graph-client'
import type { Presence, User } from '@microsoft/microsoft-graph-types'
import type { TeamworkDevice } from '@microsoft/microsoft-graph-types-beta'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { requestToken } from './graph-caller'
import { trustingFetch } from './trusting-fetch'

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 40, tenants: 1, oddities: ['emptyPages'] })
})
afterAll(() => simulator.stop())

/** The end of the SDK's chain, on our own fetch. */
class TrustingHandler implements Middleware {
  readonly #fetch = trustingFetch(simulator.caPem)

  async execute(context: Context): Promise<void> {
    context.response = await this.#fetch(context.request, context.options as RequestInit)
  }
}

function client(defaultVersion: 'v1.0' | 'beta'): Client {
  const authentication = new AuthenticationHandler({
    getAccessToken: async () => (await requestToken(simulator)).body.access_token,
  })
  authentication.setNext(new TrustingHandler())
  return Client.initWithMiddleware({
    baseUrl: simulator.graphUrl,
    defaultVersion,
    customHosts: new Set(['localhost']),
    middleware: authentication,
  })
}

describe('the official SDK', () => {
  it('reads presences', async () => {
    const ids = simulator.control.rooms().map(({ accountId }) => accountId)
    const answer: { value: Presence[] } = await client('v1.0')
      .api('/communications/getPresencesByUserId')
      .post({ ids })
    expect(answer.value).toHaveLength(40)
  })

  it('walks the pages of users, over an empty one', async () => {
    const first = await client('v1.0').api('/users').select(['id', 'displayName']).top(50).get()
    const seen = new Set<string | undefined>()
    const iterator = new PageIterator(client('v1.0'), first, (user: User) => {
      seen.add(user.id)
      return true
    })
    await iterator.iterate()
    expect(seen.size).toBe(40 * 6 + 20 + 40 + 5)
  })

  it('filters devices', async () => {
    const answer: { value: TeamworkDevice[] } = await client('beta')
      .api('/teamwork/devices')
      .filter("deviceType eq 'teamsPanel'")
      .get()
    expect(new Set(answer.value.map(({ deviceType }) => deviceType))).toEqual(new Set(['teamsPanel']))
  })

  it('batches', async () => {
    const ids = simulator.control
      .rooms()
      .slice(0, 5)
      .map(({ deviceIds: [id] }) => id)
    const steps = ids.map((id) => ({
      id: String(id),
      request: new Request(`${simulator.graphUrl}/teamwork/devices/${id}`),
    }))
    // The SDK cuts off the host and nothing else: a part's address must not name the version.
    const content = await new BatchRequestContent(steps).getContent()
    const answer = await client('beta').api('/$batch').post(content)
    const responses = new BatchResponseContent(answer)
    for (const id of ids) expect(responses.getResponseById(String(id)).status).toBe(200)
  })

  it('reports an error with its code', async () => {
    await expect(client('v1.0').api('/users').query({ $skip: 1 }).get()).rejects.toMatchObject({
      statusCode: 400,
    })
  })
})
