import { expect, test } from 'vitest'
import { probeDeviceSource } from '../../../src/main/graph/probe-device-source'
import { createTeamworkDeviceSource } from '../../../src/main/graph/teamwork-device-source'
import { DeviceId } from '../../../src/shared/model/device'
import { runToEnd, type ScriptedAnswer, type SentRequest, scriptGraph } from '../../support/scripted-graph'

/** Roles of a token, where Intune knows of nothing. */
const holding = (...roles: string[]) => ({ roles, recognise: () => [] })
const sweep = { lane: 'sweep' } as const
const id = DeviceId.parse('d/1')

function source(script: (request: SentRequest, index: number) => ScriptedAnswer) {
  const scripted = scriptGraph(script)
  return { ...scripted, source: createTeamworkDeviceSource(scripted.graph, { canRestart: true }) }
}

const isPlain = (request: SentRequest) => !request.path.includes('$filter')
const typeAsked = (request: SentRequest) => /deviceType eq '(\w+)'/.exec(request.path)?.[1]

test('a device listed twice counts once, as it came last', async () => {
  const { source: devices, clock } = source(() => ({
    body: { value: [{ id: 'a', notes: 'old' }, { id: 'b' }, { id: 'a', notes: 'new' }, { noId: true }] },
  }))
  const list = await runToEnd(clock, devices.readList(sweep))
  if (!list.ok) throw new Error(list.error.code)
  expect(list.value.devices.map((device) => [device.deviceId, device.notes])).toEqual([
    ['a', 'new'],
    ['b', null],
  ])
})

test('the broken plain list is tried again now and then, and used as soon as it works', async () => {
  let isBroken = true
  const {
    source: devices,
    clock,
    sent,
  } = source((request) => {
    if (isPlain(request)) return isBroken ? { status: 500 } : { body: { value: [{ id: 'plain' }] } }
    return { body: { value: [{ id: `of-${typeAsked(request)}` }] } }
  })
  const fallbacks: boolean[] = []
  for (let read = 0; read < 14; read += 1) {
    if (read === 3) isBroken = false
    const list = await runToEnd(clock, devices.readList(sweep))
    fallbacks.push(list.ok && list.value.usedFallback)
  }
  expect(fallbacks).toEqual([...Array(12).fill(true), false, false])
  expect(sent.filter(isPlain)).toHaveLength(4) // the first with its one retry, then two that worked
})

test('a type that fails is named, the others are read; a type the service does not know is none', async () => {
  const { source: devices, clock } = source((request) => {
    if (isPlain(request)) return { status: 500 }
    if (typeAsked(request) === 'TeamsPanel') return { status: 500 }
    if (typeAsked(request) === 'SipAnalog') return { status: 400 }
    return { body: { value: [{ id: typeAsked(request) }] } }
  })
  const list = await runToEnd(clock, devices.readList(sweep))
  if (!list.ok) throw new Error(list.error.code)
  expect(list.value.failedTypes).toMatchObject([{ type: 'TeamsPanel', error: { status: 500 } }])
  expect(list.value.devices).toHaveLength(9)
})

test('an outage is not mistaken for the known fault', async () => {
  const { source: devices, clock, sent } = source(() => ({ status: 500 }))
  const list = await runToEnd(clock, devices.readList(sweep))
  expect(list).toMatchObject({ ok: false, error: { code: 'graph.serverError', status: 500 } })
  expect(sent.length).toBeLessThanOrEqual(6)
})

test('any other failure of the list is given back at once', async () => {
  const { source: devices, clock, sent } = source(() => ({ status: 403 }))
  expect(await runToEnd(clock, devices.readList(sweep))).toMatchObject({
    ok: false,
    error: { code: 'graph.permissionMissing' },
  })
  expect(sent).toHaveLength(1)
})

test('ids go into addresses encoded', async () => {
  const { source: devices, clock, sent } = source(() => ({ status: 202 }))
  const answer = await runToEnd(clock, devices.restart(id, { lane: 'urgent' }))
  expect(answer).toEqual({ ok: true, value: { operationId: null } })
  expect(sent[0]?.url).toBe('https://graph.test/beta/teamwork/devices/d%2F1/restart')
})

test.each([
  ['/teamwork/devices/d/operations/op-1', 'op-1'],
  ['https://graph.test/beta/teamwork/devices/d/operations/op-1?x=1', 'op-1'],
  ['https://elsewhere.test/beta/teamwork/devices/d/operations/op-1', null],
  ['/somewhere/else', null],
])('the operation is read from the location %s', async (location, operationId) => {
  const { source: devices, clock } = source(() => ({ status: 202, headers: { Location: location } }))
  expect(await runToEnd(clock, devices.restart(id, { lane: 'urgent' }))).toEqual({
    ok: true,
    value: { operationId },
  })
})

test('a command queued already is told as such', async () => {
  const { source: devices, clock } = source(() => ({ status: 409 }))
  expect(await runToEnd(clock, devices.restart(id, { lane: 'urgent' }))).toMatchObject({
    ok: false,
    error: { code: 'action.alreadyQueued', status: 409 },
  })
})

test.each([
  [404, 'graph.gone'],
  [410, 'graph.gone'],
  [501, 'graph.gone'],
  [400, 'graph.gone'],
  [403, 'graph.permissionMissing'],
  [402, 'graph.paymentRequired'],
  [503, 'graph.serverError'],
])('a probe answered %i gives no source: %s', async (status, code) => {
  const { graph, clock } = scriptGraph(() => ({ status }))
  const probe = await runToEnd(clock, probeDeviceSource(graph, holding('TeamworkDevice.Read.All'), sweep))
  expect(probe).toMatchObject({ source: null, reason: { code } })
})

test('a probe answered 500 has found the API with its known fault', async () => {
  const { graph, clock } = scriptGraph(() => ({ status: 500 }))
  const probe = await runToEnd(
    clock,
    probeDeviceSource(graph, holding('TeamworkDevice.ReadWrite.All'), sweep),
  )
  expect(probe).toMatchObject({ source: { canRestart: true }, reason: null })
})

test('without a permission nothing is asked', async () => {
  const { graph, clock, sent } = scriptGraph(() => ({ body: { value: [] } }))
  const probe = await runToEnd(clock, probeDeviceSource(graph, holding('User.Read.All'), sweep))
  expect(probe).toEqual({
    source: null,
    reason: { code: 'graph.permissionMissing', params: { permission: 'TeamworkDevice.Read.All' } },
  })
  expect(sent).toEqual([])
})
