import { expect, it } from 'vitest'
import { consoleOpener } from '../../support/console-under-test'
import { draftOf, secretOf, statesOf, tryAccess } from '../../support/onboarding-requests'

const minute = 60_000
const open = consoleOpener()

const hosts = [
  'login.chinacloudapi.cn',
  'login.partner.microsoftonline.cn',
  'microsoftgraph.chinacloudapi.cn',
]

it('never asks the China cloud for what it does not have, says so, and watches rooms by their devices', async () => {
  const console = await open({ rooms: 12, oddities: 'none', defines: false, start: false, standsFor: hosts })
  const [tenant] = console.tenants()
  const [definition, credential] = console.definition(tenant)
  // Nobody can consent to a service that is not there.
  const roles = ['TeamworkDevice.ReadWrite.All', 'User.Read.All', 'Place.Read.All', 'Calendars.ReadBasic.All']
  console.simulator.control.setConsent({ tenant: tenant.tenantId, roles })
  await console.core.tenants.define({ ...definition, cloud: 'china', custom: null }, credential)
  await console.core.start()
  await console.waitUntil('asked', () => console.core.tenants.isSettled(), 2 * minute)
  await console.waitUntil(
    'the doctor has tried everything',
    async () => (await console.status(tenant)).permissions.checkedAt !== null,
    15 * minute,
  )

  expect(console.sent.some((url) => url.includes('/teamwork/devices'))).toBe(true)
  expect(console.sent.filter((url) => /presence|callRecords/i.test(url))).toEqual([])
  const { access, permissions, capabilities } = await console.status(tenant)
  expect(access.state).toBe('signedIn')
  const verdicts = Object.fromEntries(
    permissions.findings.map(({ permission, verdict }) => [permission, verdict]),
  )
  expect(verdicts).toMatchObject({
    'Presence.Read.All': 'absent',
    'CallRecords.Read.All': 'absent',
    'User.Read.All': 'good',
  })
  expect(capabilities.filter(({ reason }) => reason === 'cloud').map(({ name }) => name)).toEqual([
    'presence',
    'callRecords',
  ])
  expect(await console.workload(tenant, 'presence')).toMatchObject({
    state: 'unavailable',
    error: { code: 'graph.notOffered' },
  })
  const levels = (await console.rooms(tenant)).filter(({ kind }) => kind === 'room').map(({ level }) => level)
  expect(levels).toContain('healthy')
  expect((await console.incidents()).filter(({ type }) => type === 'tenantAccessLost')).toEqual([])
})

it('the wizard tries in the China cloud what there is, and says why the rest is not tried', async () => {
  const console = await open({ rooms: 12, oddities: 'none', defines: false, start: false, standsFor: hosts })
  const [tenant] = console.tenants()
  const roles = ['TeamworkDevice.ReadWrite.All', 'User.Read.All', 'Place.Read.All', 'Calendars.ReadBasic.All']
  console.simulator.control.setConsent({ tenant: tenant.tenantId, roles })
  const draft = draftOf(console, tenant, { cloud: 'china', custom: null })
  const test = await tryAccess(console, draft, secretOf(tenant))
  expect(statesOf(test)).toMatchObject({ permissions: 'good', presence: 'skipped', callRecords: 'skipped' })
  expect(test.roles?.missing).toEqual([])
  const reasons = test.steps.filter(({ state }) => state === 'skipped').map(({ error }) => error?.code)
  expect(reasons).toEqual(['graph.notOffered', 'graph.notOffered'])
})
