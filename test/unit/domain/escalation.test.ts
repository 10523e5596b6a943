import { describe, expect, it } from 'vitest'
import { escalationStep } from '../../../src/main/domain/escalation'
import type { Incident } from '../../../src/shared/model/incident'
import { RouteEscalation, usualEscalation } from '../../../src/shared/model/route'
import { watchedWorld } from './alert-world'
import { minute } from './facts'

/** A room that is down and told, changed as a test needs it. */
function toldIncident(change: Partial<Incident>): { incident: Incident; now: number } {
  const { world, rooms } = watchedWorld({ Oslo: 5 })
  world.offline(rooms[0] ?? '')
  world.pass(2 * minute)
  const incident = world.incidents().find(({ roomName }) => roomName === rooms[0])
  if (!incident) throw new Error('No incident')
  return { incident: { ...incident, ...change }, now: world.now }
}

const begun = (from: number, steps: number) => ({ from, steps, lastAt: from })
const stepOf = (change: Partial<Incident>, times: RouteEscalation = usualEscalation) => {
  const { incident, now } = toldIncident(change)
  return escalationStep(incident, () => times, now)
}

describe('who escalates (R18)', () => {
  it('critical ones; warnings of high urgency where the route says so', () => {
    expect(stepOf({ severity: 'critical' })).toBe('begin')
    expect(stepOf({ severity: 'warning' })).toBeNull()
    expect(stepOf({ severity: 'warning' }, { ...usualEscalation, of: 'highUrgency' })).toBe('begin')
  })

  it('never low urgency (R12), credentials (R33), or what is muted, folded, or taken on', () => {
    const all: RouteEscalation = { ...usualEscalation, of: 'highUrgency' }
    expect(stepOf({ urgency: 'low' }, all)).toBeNull()
    expect(stepOf({ type: 'credentialExpiring' }, all)).toBeNull()
    expect(stepOf({ state: 'acknowledged', escalation: begun(0, 1) }, all)).toBe('end')
    expect(stepOf({ silencedUntil: 1, escalation: begun(0, 1) }, all)).toBe('end')
  })

  it('after a pause the fallback still leaves the second one its time', () => {
    const { incident, now } = toldIncident({})
    const late = { ...incident, escalation: { from: now - 60 * minute, steps: 1, lastAt: now } }
    expect(escalationStep(late, () => usualEscalation, now)).toBeNull()
    expect(escalationStep(late, () => usualEscalation, now + 10 * minute)).toBe('fallback')
  })

  it('the second step comes before the fallback, or it cannot be saved', () => {
    const times = { ...usualEscalation, secondMinutes: 15, fallbackMinutes: 15 }
    expect(RouteEscalation.safeParse(times).success).toBe(false)
  })
})
