import type { AlertFacts, TenantFacts } from '../../../src/main/domain/alert-facts'
import { evaluateAlerts } from '../../../src/main/domain/alert-lifecycle'
import { type AlertRules, defaultAlertRules } from '../../../src/main/domain/alert-rules'
import { type AlertState, emptyAlertState, type Notice } from '../../../src/main/domain/alert-state'
import type { RoomSignal } from '../../../src/main/domain/room-signal'
import { policyOf } from '../../../src/main/domain/tenant-policy'
import { type AlertSettings, usualSettings } from '../../../src/shared/model/alert-settings'
import type { Incident, Silence } from '../../../src/shared/model/incident'
import type { MaintenanceWindow } from '../../../src/shared/model/maintenance'
import { RoomId } from '../../../src/shared/model/room'
import { TenantKey } from '../../../src/shared/model/tenant'
import { hour, minute, second } from './facts'

export const rules: AlertRules = { ...defaultAlertRules, fallbackZone: 'UTC' }

/** A Monday, 10:00 UTC: outside of the nightly update window. */
export const morning = Date.UTC(2026, 10, 23, 10)

/** What a test says of a room; the rest follows. */
export type Change = Partial<Omit<RoomSignal, 'tenantKey' | 'roomId'>>

/** A small world of rooms that a test moves through time, evaluated every ten seconds as the console does. */
export class AlertWorld {
  now: number
  state: AlertState = emptyAlertState
  isOnline = true
  /** The computer's zone. */
  zone = 'UTC'
  silences: Silence[] = []
  maintenance: MaintenanceWindow[] = []
  settings: AlertSettings = usualSettings
  readonly notices: Notice[] = []
  private readonly tenants = new Map<TenantKey, { facts: TenantFacts; rooms: Map<RoomId, RoomSignal> }>()

  constructor(startsAt = morning) {
    this.now = startsAt
  }

  addTenant(key: string, sites: Record<string, number>, model = 'Neat Bar'): string[] {
    const tenantKey = TenantKey.parse(key)
    const rooms = new Map<RoomId, RoomSignal>()
    for (const [site, count] of Object.entries(sites)) {
      for (let number = 0; number < count; number += 1) {
        const name = `${key} ${site} ${number}`
        const roomId = RoomId.parse(name)
        rooms.set(roomId, goodRoom(tenantKey, roomId, site, model))
      }
    }
    const live = { state: 'live' as const, everyMs: 30 * second, lastGoodAt: this.now, error: null }
    const facts: TenantFacts = {
      tenantKey,
      name: key,
      isPaused: false,
      owner: null,
      credential: { kind: 'secret', expiresAt: this.now + 400 * 24 * hour, thumbprint: null },
      tickedAt: this.now,
      isRead: true,
      access: { state: 'signedIn', since: 0, error: null },
      missingPermissions: [],
      presence: { ...live, lastTriedAt: this.now },
      deviceSource: 'teamwork',
      deviceSourceError: null,
      rooms,
    }
    this.tenants.set(tenantKey, { facts, rooms })
    return [...rooms.keys()]
  }

  /** Changes what is known of a tenant itself. */
  setTenant(key: string, change: Partial<TenantFacts>): void {
    const tenant = this.tenants.get(TenantKey.parse(key))
    if (tenant) tenant.facts = { ...tenant.facts, ...change }
  }

  set(name: string, change: Change): void {
    for (const { rooms } of this.tenants.values()) {
      const signal = rooms.get(RoomId.parse(name))
      if (signal) rooms.set(signal.roomId, { ...signal, ...change })
    }
  }

  offline(name: string, change: Change = {}): void {
    this.set(name, {
      presence: 'offline',
      badSince: this.now - 20 * second,
      isSoft: false,
      compute: null,
      ...change,
    })
  }

  online(name: string): void {
    this.set(name, {
      presence: 'reachable',
      badSince: null,
      isSoft: false,
      isRecovering: false,
      compute: 'alive',
      computeSince: null,
    })
  }

  /** Evaluates once, now; returns what is told. */
  look(): readonly Notice[] {
    const { state, effects } = evaluateAlerts(
      this.state,
      this.facts(),
      { ...rules, fallbackZone: this.zone },
      this.now,
    )
    this.state = state
    this.notices.push(...effects.notices)
    return effects.notices
  }

  /** Lets time pass with an evaluation every ten seconds while presence is answered. */
  pass(ms: number, isAnswered = true): void {
    for (const until = this.now + ms; this.now < until; ) {
      this.now += Math.min(10 * second, until - this.now)
      if (isAnswered) this.freshen()
      this.look()
    }
  }

  /** The console sleeps: time passes and nobody looks. */
  sleep(ms: number): void {
    this.now += ms
  }

  /** Somebody, or the network's time, sets the clock back. */
  setClockBack(ms: number): void {
    this.now -= ms
  }

  freshen(): void {
    for (const tenant of this.tenants.values()) {
      const presence = { ...tenant.facts.presence, lastGoodAt: this.now, lastTriedAt: this.now }
      tenant.facts = { ...tenant.facts, presence, tickedAt: this.now }
    }
  }

  facts(): AlertFacts {
    const tenants = [...this.tenants.values()].map(({ facts, rooms }) => ({
      ...facts,
      rooms: new Map(rooms),
    }))
    return {
      isOnline: this.isOnline,
      tenants,
      silences: this.silences,
      maintenance: this.maintenance,
      policies: this.policies(),
    }
  }

  /** Every tenant is of the group that is called like it. */
  private policies(): AlertFacts['policies'] {
    if (this.settings.sets.length === 0) return new Map()
    return new Map([...this.tenants.keys()].map((key) => [key, policyOf(this.settings, key, rules)]))
  }

  incidents(): Incident[] {
    return [...this.state.incidents.values()]
  }

  open(type?: Incident['type']): Incident[] {
    return this.incidents().filter((one) => one.state !== 'resolved' && (!type || one.type === type))
  }

  /** Replaces an incident, as somebody's deed does. */
  handle(incident: Incident): void {
    this.state = {
      ...this.state,
      incidents: new Map([...this.state.incidents, [incident.incidentId, incident]]),
    }
  }

  kinds(): string[] {
    return this.notices.map(({ kind, incidents }) => `${kind} ${incidents.map(({ type }) => type).join()}`)
  }
}

/** A world with one tenant that has been watched for ten minutes. */
export function watchedWorld(
  sites: Record<string, number>,
  startsAt = morning,
): { world: AlertWorld; rooms: string[] } {
  const world = new AlertWorld(startsAt - 10 * minute)
  const rooms = world.addTenant('contoso', sites)
  world.pass(10 * minute)
  return { world, rooms }
}

function goodRoom(tenantKey: TenantKey, roomId: RoomId, site: string, model: string): RoomSignal {
  return {
    tenantKey,
    roomId,
    name: roomId,
    site,
    model,
    computerId: null,
    zone: null,
    presence: 'reachable',
    badSince: null,
    upSince: null,
    isOfflineAtFirstSight: false,
    isSoft: false,
    isVip: false,
    isRestarting: false,
    compute: 'alive',
    computeSince: null,
    areDevicesKnown: true,
    problems: [],
    isRecovering: false,
    versions: [],
    update: null,
    lastGoodAt: null,
    impact: null,
  }
}
