import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { allPages, type Caller, signIn } from './graph-caller'

const root = '/v1.0/deviceManagement/managedDevices'
const reader = 'DeviceManagementManagedDevices.Read.All'
const actor = 'DeviceManagementManagedDevices.PrivilegedOperations.All'

let simulator: Simulator
let call: Caller
let tenant: string

beforeAll(async () => {
  simulator = await startSimulator({ rooms: 6, tenants: 1, oddities: 'none' })
  tenant = simulator.tenants[0]?.tenantId ?? ''
  simulator.control.setConsent({
    tenant,
    roles: [reader, actor, 'Device.Read.All', 'TeamworkDevice.Read.All'],
  })
  call = await signIn(simulator)
})
afterAll(() => simulator.stop())

/** The entries of every page. */
const entries = async (path: string) =>
  (await allPages(call, path.split('/')[1] ?? '', path.replace(/^\/[^/]+/, ''))).flatMap(
    ({ body }) => body.value,
  )

describe('the inventory of managed devices', () => {
  it.each([
    [root, 'GET', reader],
    [`${root}/any/rebootNow`, 'POST', actor],
    ['/v1.0/devices', 'GET', 'Device.Read.All'],
  ])('answers 403 on %s %s without %s', async (path, method, role) => {
    const own = await startSimulator({ rooms: 2, tenants: 1, oddities: 'none' })
    const directory = own.tenants[0]?.tenantId ?? ''
    const others = [reader, actor, 'Device.Read.All'].filter((one) => one !== role)
    own.control.setConsent({ tenant: directory, roles: others })
    expect((await (await signIn(own))(path, { method })).status).toBe(403)
    own.control.setConsent({ tenant: directory, roles: [role] })
    expect((await (await signIn(own))(path, { method })).status).not.toBe(403)
    await own.stop()
  })

  it('lists the devices of rooms and of people page by page, with the serial numbers that Teams knows', async () => {
    const first = `${root}?$top=7&$select=id,serialNumber,userPrincipalName`
    const devices = await entries(first)
    const { body } = await call(`${root}?$select=id`)
    expect(devices.map(({ id }) => id)).toEqual(body.value.map(({ id }) => id))
    expect(new Set(devices.map(({ id }) => id)).size).toBe(devices.length)
    const teams = await entries('/beta/teamwork/devices?$top=50')
    const serials = new Set(devices.map(({ serialNumber }) => serialNumber))
    const known = teams.filter(({ hardwareDetail }) =>
      serials.has(Object.assign({ serialNumber: null }, hardwareDetail).serialNumber),
    )
    expect(known.length).toBeGreaterThan(5)
    expect(devices.length).toBeGreaterThan(known.length)
  })

  it.each(['$filter=serialNumber%20eq%20%271%27', '$top=1001', '$select=colour', '$orderby=deviceName'])(
    'refuses %s',
    async (option) => {
      expect((await call(`${root}?${option}`)).status).toBe(400)
    },
  )

  it('takes a reboot with 204, tells of it among the results of actions, and Teams tells nothing', async () => {
    const { body } = await call(`${root}?$top=1&$select=id,operatingSystem,lastSyncDateTime`)
    const [device] = body.value
    const before = String(device?.lastSyncDateTime)
    const answer = await call(`${root}/${device?.id}/rebootNow`, { method: 'POST' })
    expect([answer.status, answer.text, answer.headers.location]).toEqual([204, '', undefined])
    const results = async () =>
      (await call(`${root}/${device?.id}?$select=id,lastSyncDateTime,deviceActionResults`)).body
    expect((await results()).deviceActionResults).toMatchObject([
      { actionName: 'rebootNow', actionState: 'pending' },
    ])
    simulator.control.advance(180_000)
    const after = await results()
    expect(after.deviceActionResults).toMatchObject([{ actionName: 'rebootNow', actionState: 'done' }])
    expect(Date.parse(String(after.lastSyncDateTime))).toBeGreaterThan(Date.parse(before))
    const operations = simulator.control.truth().filter(({ what }) => what === 'operationChanged')
    const teamsId = operations[0]?.deviceId
    expect((await call(`/beta/teamwork/devices/${teamsId}/operations`)).body.value).toEqual([])
  })

  it('knows no device of another tenant, and takes no parameters for a reboot', async () => {
    expect((await call(`${root}/${tenant}`)).status).toBe(404)
    const [device] = (await call(`${root}?$top=1&$select=id`)).body.value
    const answer = await call(`${root}/${device?.id}/rebootNow`, { body: { force: true } })
    expect(answer.status).toBe(400)
  })

  it('tells the owner of a device by the id the device knows itself by', async () => {
    const { body } = await call(`${root}?$top=1&$select=id,azureADDeviceId`)
    const key = String(body.value[0]?.azureADDeviceId)
    const owners = await call(`/v1.0/devices(deviceId='${key}')/registeredOwners?$select=id`)
    const accounts = simulator.control.rooms().map(({ accountId }) => accountId)
    expect(accounts).toContain(owners.body.value[0]?.id)
    expect((await call(`/v1.0/devices(deviceId='nobody')/registeredOwners`)).status).toBe(404)
  })
})

it('leaves gaps where makers and administrators do', async () => {
  const own = await startSimulator({ rooms: 20, tenants: 1, oddities: ['inventoryGaps'] })
  own.control.setConsent({ tenant: own.tenants[0]?.tenantId ?? '', roles: [reader] })
  const { body } = await (await signIn(own))(`${root}?$select=id,serialNumber,userId`)
  expect(body.value.filter(({ serialNumber }) => serialNumber === 'Default string').length).toBeGreaterThan(1)
  expect(body.value.some(({ userId }) => userId === '00000000-0000-0000-0000-000000000000')).toBe(true)
  await own.stop()
})
