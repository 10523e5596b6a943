import type { Incident, IncidentId } from '../../shared/model/incident'
import type { AlertFacts, Trouble } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { AlertEffects, AlertState, Notice } from './alert-state'
import { summarise } from './alert-summary'
import { type Telling, tell } from './alert-telling'
import { findTroubles } from './alert-troubles'
import { judgeWaking } from './alert-waking'
import { setBack } from './clock-set-back'
import { isDeadline } from './credential-expiry'
import {
  heirOf,
  inherit,
  isNamedAsLeft,
  isOver,
  namesAsLeft,
  quietAfter,
  speakerOf,
  withChannelsOf,
} from './incident-endings'
import { endWhatRanOut } from './incident-handling'
import {
  isOfOneRoom,
  openIncident,
  relapseWindowMs,
  reopenIncident,
  resolveIncident,
  updateIncident,
  withEntry,
  withImpact,
} from './incident-life'
import { bestImpact, parentOf, silentParents, worseImpact } from './inhibition'
import { lockedOutTenants, underKeychain } from './keychain-trouble'
import { applyMaintenance } from './maintenance-cover'
import type { PresenceDoubts } from './presence-doubt'
import { attentiveSince } from './scheduler-silence'
import { applySilences } from './silence-rules'
import { nameSome } from './site-outage'
import { applyPause, unaskedTenants } from './tenant-pause'
import { isRuledOut } from './tenant-policy'

/**
 * One evaluation of all alerting rules over everything known now (epoch ms).
 *
 *            signals of rooms, conditions of tenants
 *                             |
 *                             v                      R31: after a pause nothing moves
 *   memory (spells, R4)   troubles                   until every tenant was asked again
 *         \--------------->   |   room, device, flapping (R4), rollout (R10b),
 *                             |   site (R10), presence (R10a), tenant, network
 *                             v
 *     trouble, no incident ------ openAt passed ----> open  <------------------------------\
 *     trouble, resolved within the relapse window --> open again, relapse counted (R6)      |
 *     incident, no trouble, that can be believed ---> resolved --- window over --> forgotten |
 *     incident, no trouble, nobody can tell (R2) ---> stays as it is                        |
 *                             |                                                             |
 *                             v                                                             |
 *        parents mute children (R9), silences (R17), what ran out (R15, R16) ---------------/
 *                             |
 *                             v
 *        notices, one a group (R8, R11): journalled by the caller before they are sent
 *
 * `doubts` says of which tenants presence is not believed (R10a); null = as before, nothing was judged.
 *
 * Pure: the same state, facts and time give the same answer, and evaluating again changes and tells nothing more.
 */
export function evaluateAlerts(
  state: AlertState,
  facts: AlertFacts,
  rules: AlertRules,
  now: number,
): { state: AlertState; effects: AlertEffects; doubts: PresenceDoubts | null } {
  const waking = judgeWaking(state, facts, rules, now)
  if (waking !== null) {
    const waiting = { ...state, evaluatedAt: now, attentiveSince: now, waking }
    const isSetBack = waking.wokeAt === now && state.evaluatedAt !== null && now < state.evaluatedAt
    if (!isSetBack) return { state: waiting, effects: noEffects, doubts: null }
    const { incidents, rooms, changed, memory } = setBack(state, now)
    const effects = { ...noEffects, changed, memory }
    return { state: { ...waiting, incidents, rooms }, effects, doubts: null }
  }

  const draft = new Draft(state.incidents)
  const { troubles, rooms, memory, doubts } = findTroubles(state, facts, draft.openOf, rules, now)
  for (const trouble of troubles) draft.meet(trouble, now, rules)
  draft.ruleOut(facts, now)
  draft.resolveWhatIsOver(new Set(troubles.map(({ dedupKey }) => dedupKey)), facts, rules, now)
  draft.fold(troubles, facts, now)
  const unasked = unaskedTenants(facts, now)
  draft.mapOpen((incident) => {
    const heard = applySilences(endWhatRanOut(incident, rules, now), facts.silences, now)
    return applyPause(mute(heard, facts, rules, now), unasked, now)
  })

  const woke = state.waking
  // A deadline is for its owner, and no news of the time between: it is told by itself.
  const notices =
    woke === null
      ? draft.tellNews(facts, rules, now)
      : [...draft.summarise(woke.since, now), ...draft.tellNews(facts, rules, now, isDeadline)]
  const forgotten = draft.forget(rules, now)
  return {
    state: {
      incidents: draft.incidents,
      rooms,
      evaluatedAt: now,
      attentiveSince: attentiveSince(state, now),
      waking: null,
    },
    effects: { changed: draft.changed(), forgotten, memory, notices },
    doubts,
  }
}

/** Lets planned work mute an incident, by the clock of its room or site. */
function mute(incident: Incident, facts: AlertFacts, { fallbackZone }: AlertRules, now: number): Incident {
  // A credential expires whoever works meanwhile (R33).
  if (isDeadline(incident)) return incident
  if (facts.maintenance.length === 0 && incident.maintenanceUntil === null) return incident
  return applyMaintenance(incident, facts.maintenance, zoneOf(incident, facts) ?? fallbackZone, now)
}

function zoneOf({ tenantKey, roomId, site }: Incident, { tenants }: AlertFacts): string | null {
  const rooms = tenants.find((tenant) => tenant.tenantKey === tenantKey)?.rooms
  if (!rooms || (roomId === null && site === null)) return null
  if (roomId !== null) return rooms.get(roomId)?.zone ?? null
  for (const signal of rooms.values()) if (signal.site === site) return signal.zone
  return null
}

const noEffects: AlertEffects = { changed: [], forgotten: [], memory: [], notices: [] }

/** The incidents of one evaluation while it is under way. */
class Draft {
  readonly incidents: Map<IncidentId, Incident>
  private readonly before: ReadonlyMap<IncidentId, Incident>
  /** By dedup key: the unresolved one, else the last resolved one. */
  private readonly byKey = new Map<string, Incident>()

  constructor(before: ReadonlyMap<IncidentId, Incident>) {
    this.before = before
    this.incidents = new Map(before)
    for (const incident of before.values()) {
      const known = this.byKey.get(incident.dedupKey)
      if (!known || isNewer(incident, known)) this.byKey.set(incident.dedupKey, incident)
    }
  }

  readonly openOf = (dedupKey: string): Incident | null => {
    const incident = this.byKey.get(dedupKey)
    return incident && incident.state !== 'resolved' ? incident : null
  }

  meet(trouble: Trouble, now: number, rules: AlertRules): void {
    const known = this.byKey.get(trouble.dedupKey)
    if (known && known.state !== 'resolved') this.put(updateIncident(known, trouble, now))
    else if (now < trouble.openAt) return
    else if (known && now - (known.resolvedAt ?? 0) <= relapseWindowMs(known, rules)) {
      this.put(reopenIncident(known, trouble, now))
    } else this.put(openIncident(trouble, now))
  }

  /** What the rules do not want any more ends, and nobody is told of it. */
  ruleOut({ policies }: AlertFacts, now: number): void {
    if (policies.size === 0) return
    this.mapOpen((incident) => {
      if (!isRuledOut(policies.get(incident.tenantKey), incident)) return incident
      const ended: Incident = { ...incident, state: 'resolved', resolvedAt: now, isAnnounced: false }
      return withEntry(
        { ...ended, parentId: null, snoozedUntil: null, maintenanceUntil: null, isPaused: false },
        'ruledOut',
        now,
      )
    })
  }

  resolveWhatIsOver(present: ReadonlySet<string>, facts: AlertFacts, rules: AlertRules, now: number): void {
    for (const incidentId of [...this.incidents.keys()]) {
      const incident = this.incidents.get(incidentId)
      if (!incident || incident.state === 'resolved' || present.has(incident.dedupKey)) continue
      const children = () => this.childrenOf(incidentId)
      if (!isOver(incident, facts, rules, children)) continue
      const heir = heirOf(incident, this.openOf)
      const speaker = speakerOf(incident, this.incidents)
      if (heir) {
        this.put(resolveIncident(incident, true, rules, now, { why: 'staysDown' }))
        this.put(inherit(heir, incident, now))
      } else if (speaker) {
        this.put(resolveIncident(incident, true, rules, now))
        this.put(withChannelsOf(speaker, incident))
      } else this.put(resolveIncident(incident, isNamedAsLeft(incident, now), rules, now))
      for (const child of children()) {
        this.put(quietAfter(incident, child, facts, rules, now))
        const ended = this.incidents.get(incidentId)
        if (ended && namesAsLeft(incident, child)) this.put(withChannelsOf(ended, child))
      }
    }
  }

  private childrenOf(parentId: IncidentId): Incident[] {
    return [...this.incidents.values()].filter(
      (child) => child.parentId === parentId && child.state !== 'resolved',
    )
  }

  /** Puts children under what mutes them, and lets parents inherit their meetings (R9). */
  fold(troubles: readonly Trouble[], facts: AlertFacts, now: number): void {
    const lockedOut = lockedOutTenants(facts)
    const parentKeys = new Map(troubles.map((trouble) => [trouble.dedupKey, trouble.parentKeys]))
    this.mapOpen((incident) => {
      const own = parentKeys.get(incident.dedupKey) ?? silentParents(incident)
      const keys = underKeychain(incident, own, lockedOut)
      const parent = parentOf(incident, keys, this.openOf)
      if ((parent?.incidentId ?? null) === incident.parentId) return incident
      if (parent === null) return withEntry({ ...incident, parentId: null }, 'unfolded', now)
      return withEntry({ ...incident, parentId: parent.incidentId }, 'folded', now, {
        params: { into: parent.type },
      })
    })
    const own = new Map(troubles.map(({ dedupKey, impact }) => [dedupKey, impact]))
    const inherited = bestImpact(this.incidents.values())
    this.mapOpen((incident) => {
      if (isOfOneRoom(incident)) return incident
      const { incidentId, dedupKey } = incident
      return withImpact(incident, worseImpact(own.get(dedupKey) ?? null, inherited.get(incidentId) ?? null))
    })
  }

  mapOpen(change: (incident: Incident) => Incident): void {
    for (const incident of [...this.incidents.values()]) {
      if (incident.state !== 'resolved') this.put(change(incident))
    }
  }

  tellNews(
    facts: AlertFacts,
    rules: AlertRules,
    now: number,
    isWanted: (incident: Incident) => boolean = () => true,
  ): Notice[] {
    return this.take(tell([...this.incidents.values()].filter(isWanted), facts, rules, now)).map((notice) =>
      notice.kind === 'closed' ? { ...notice, params: this.whoIsLeft(notice, now) } : notice,
    )
  }

  summarise(since: number, now: number): Notice[] {
    return this.take(summarise(this.incidents.values(), this.before, since, now))
  }

  private take({ notices, told }: Telling): Notice[] {
    for (const incident of told) this.put(incident)
    return notices
  }

  private whoIsLeft(notice: Notice, now: number): Notice['params'] {
    const sites = new Set(notice.incidents.map(({ tenantKey, site }) => `${tenantKey} ${site}`))
    const left = [...this.incidents.values()].filter(
      (one) => sites.has(`${one.tenantKey} ${one.site}`) && isNamedAsLeft(one, now),
    )
    return { left: left.length, names: nameSome(left.map(({ roomName }) => roomName ?? '').sort()) }
  }

  forget(rules: AlertRules, now: number): IncidentId[] {
    const forgotten: IncidentId[] = []
    for (const incident of [...this.incidents.values()]) {
      const { resolvedAt, recoveryDueAt, incidentId } = incident
      if (resolvedAt === null || recoveryDueAt !== null) continue
      if (now - resolvedAt <= relapseWindowMs(incident, rules)) continue
      this.incidents.delete(incidentId)
      forgotten.push(incidentId)
    }
    return forgotten
  }

  changed(): Incident[] {
    return [...this.incidents.values()].filter(
      (incident) => this.before.get(incident.incidentId) !== incident,
    )
  }

  private put(incident: Incident): void {
    if (this.incidents.get(incident.incidentId) === incident) return
    this.incidents.set(incident.incidentId, incident)
    this.byKey.set(incident.dedupKey, incident)
  }
}

function isNewer(a: Incident, b: Incident): boolean {
  if (a.state !== 'resolved' || b.state !== 'resolved') return a.state !== 'resolved'
  return (a.resolvedAt ?? 0) > (b.resolvedAt ?? 0)
}
