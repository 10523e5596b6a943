import { afterEach, describe, expect, it } from 'vitest'
import type { OddityName } from '../../src/simulator/graph/oddities'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { allPages, type Caller, signIn } from './graph-caller'

let simulator: Simulator | undefined
afterEach(async () => {
  await simulator?.stop()
})

async function withOddities(
  ...oddities: OddityName[]
): Promise<{ call: Caller; device: string; own: Simulator }> {
  const own = await startSimulator({ rooms: 40, tenants: 1, oddities })
  simulator = own
  return { call: await signIn(own), device: own.control.rooms()[0]?.deviceIds[0] ?? '', own }
}

const devices = '/beta/teamwork/devices'

describe('an oddity, each on its own', () => {
  it('pascalCaseEnums', async () => {
    const { call } = await withOddities('pascalCaseEnums')
    const { body } = await call(`${devices}?$filter=deviceType eq 'TeamsRoom'&$top=1`.replaceAll(' ', '%20'))
    expect(body.value[0]).toMatchObject({
      deviceType: 'TeamsRoom',
      healthStatus: expect.stringMatching(/^[A-Z]/),
    })
  })

  it('wrappedEntities', async () => {
    const { call, device } = await withOddities('wrappedEntities')
    for (const path of ['', '/health', '/activity', '/configuration']) {
      const { body } = await call(`${devices}/${device}${path}`)
      expect(body).toEqual({ value: expect.objectContaining({ id: device }) })
    }
  })

  it('relativeNextLinks, on devices only', async () => {
    const { call, own } = await withOddities('relativeNextLinks')
    expect((await call(devices)).body['@odata.nextLink']).toMatch(/^\/teamwork\/devices\?/)
    expect((await call('/v1.0/users')).body['@odata.nextLink']).toMatch(
      new RegExp(`^${own.graphUrl}/v1.0/users\\?`),
    )
  })

  it('unknownEnumMembers', async () => {
    const { call } = await withOddities('unknownEnumMembers')
    const pages = await allPages(call, 'beta', '/teamwork/devices?$top=50')
    const kinds = pages.flatMap(({ body }) => body.value.map(({ deviceType }) => deviceType))
    expect(kinds.filter((kind) => kind === 'sipAnalog')).toHaveLength(1)
  })

  it('malformedTimestamps', async () => {
    const { call, device } = await withOddities('malformedTimestamps')
    const { headers } = await call(`${devices}/${device}/restart`, { method: 'POST' })
    const { body } = await call(`/beta${headers.location}`)
    expect(body.createdDateTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d\dZ$/)
  })

  it('nullBranches', async () => {
    const { call, own } = await withOddities('nullBranches')
    const computes = own.control.rooms().slice(0, 25)
    const healths = await Promise.all(computes.map(({ deviceIds: [id] }) => call(`${devices}/${id}/health`)))
    const isNull = healths.map(({ body }) => body.peripheralsHealth === null)
    expect(new Set(isNull)).toEqual(new Set([true, false]))
  })

  it('emptyPages', async () => {
    const { call } = await withOddities('emptyPages')
    for (const [version, path] of [
      ['beta', '/teamwork/devices'],
      ['v1.0', '/users'],
    ] as const) {
      const pages = await allPages(call, version, path)
      expect(pages[1]?.body.value).toEqual([])
      expect(pages[1]?.body['@odata.nextLink']).toBeTruthy()
      expect(pages[2]?.body.value.length).toBeGreaterThan(0)
    }
  })

  it('unfilteredListFails, while filtered lists work', async () => {
    const { call } = await withOddities('unfilteredListFails')
    expect((await call(devices)).status).toBe(500)
    expect((await call(`${devices}?$filter=deviceType%20eq%20'teamsRoom'`)).status).toBe(200)
  })

  it('stringCapacity', async () => {
    const { call } = await withOddities('stringCapacity')
    const { body } = await call('/v1.0/places/microsoft.graph.room')
    expect(new Set(body.value.map(({ capacity }) => typeof capacity))).toEqual(new Set(['string', 'number']))
  })

  it('upperCaseSkuIds', async () => {
    const { call, own } = await withOddities('upperCaseSkuIds')
    const { body } = await call(`/v1.0/users/${own.control.rooms()[0]?.accountId}?$select=assignedLicenses`)
    expect(JSON.stringify(body.assignedLicenses)).toMatch(/"skuId":"[0-9A-F-]+"/)
  })
})

describe('with every oddity', () => {
  it('both ways of listing devices are met in an estate of three tenants', async () => {
    const own = await startSimulator({ rooms: 9 })
    simulator = own
    const statuses = await Promise.all(
      own.tenants.map(async (_, position) => (await (await signIn(own, position))(devices)).status),
    )
    expect(statuses).toEqual([200, 500, 200])
  })
})
