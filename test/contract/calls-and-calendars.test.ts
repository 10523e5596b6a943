import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { type Caller, signIn } from './graph-caller'

let simulator: Simulator
let call: Caller
let accountId: string
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 4, tenants: 1, oddities: 'none' })
  call = await signIn(simulator)
  accountId = simulator.control.rooms()[0]?.accountId ?? ''
})
afterAll(() => simulator.stop())

const view = (
  mailbox: string,
  query = 'startDateTime=2026-11-23T08:00:00Z&endDateTime=2026-11-23T09:00:00Z',
) => call(`/v1.0/users/${mailbox}/calendarView?${query}`)

describe('call records', () => {
  it('are listed from a time on', async () => {
    const filter = encodeURIComponent('startDateTime ge 2026-11-23T08:00:00.000Z')
    const { status, body } = await call(`/v1.0/communications/callRecords?$filter=${filter}&$select=id`)
    expect([status, body.value]).toEqual([200, []])
  })

  it.each(['$top=1', `$filter=${encodeURIComponent("type eq 'peerToPeer'")}`])('refuse %s', async (query) => {
    expect((await call(`/v1.0/communications/callRecords?${query}`)).status).toBe(400)
  })
})

describe('a calendar view', () => {
  it('is read for a span', async () => {
    expect((await view(accountId)).status).toBe(200)
  })

  it('needs the span', async () => {
    expect((await view(accountId, '$top=1')).status).toBe(400)
  })

  it('of a mailbox that is not there is not found', async () => {
    expect((await view('nobody@nowhere.example')).status).toBe(404)
  })

  it('needs its permission', async () => {
    simulator.control.setConsent({ tenant: simulator.tenants[0]?.domain ?? '', roles: ['User.Read.All'] })
    const { status, body } = await view(accountId)
    expect([status, body.error.code]).toEqual([403, 'ErrorAccessDenied'])
  })
})
