import { randomUUID } from 'node:crypto'
import { fail, type Outcome, succeed } from '../../shared/errors'
import type { Silence, SilenceMatcher } from '../../shared/model/incident'
import { longestSilenceMs, type SilenceOrder } from '../../shared/model/silence-order'
import type { TenantKey } from '../../shared/model/tenant'
import { isSilencedBy } from '../domain/silence-rules'
import type { Clock } from '../lib/clock'
import type { Store } from '../store/store'
import type { IncidentBook } from './incident-book'

interface SilenceBookParts {
  store: Store
  clock: Clock
  incidents: IncidentBook
  /** The operator, named as the author. */
  userName: string
  /** Evaluates the rules anew; resolves when that is done. */
  onChange: () => Promise<void>
}

const previewMs = 30 * 24 * 60 * 60_000

/** What people muted, and until when (alerting rule R17). */
export class SilenceBook {
  private silences: Silence[] = []

  constructor(private readonly parts: SilenceBookParts) {}

  async load(): Promise<void> {
    this.silences = await this.parts.store.silences.list(this.parts.clock.now())
  }

  /** All that are known, ended ones too: the rules go by the times. */
  all(): readonly Silence[] {
    return this.silences
  }

  /** Silences in force or yet to begin, the next to end first, with how much each mutes now and how many it hid. */
  async list(): Promise<(Silence & { muted: number; hid: number })[]> {
    const now = this.parts.clock.now()
    const inForce = this.silences.filter(({ endsAt }) => endsAt > now).toSorted((a, b) => a.endsAt - b.endsAt)
    return Promise.all(
      inForce.map(async (silence) => {
        if (silence.startsAt > now) return { ...silence, muted: 0, hid: 0 }
        const hid = await this.parts.store.hidden.matching(silence.matcher, silence.startsAt)
        return { ...silence, muted: this.countPresent(silence.matcher), hid }
      }),
    )
  }

  async preview(matcher: SilenceMatcher): Promise<{ present: number; lastDays: number }> {
    const since = this.parts.clock.now() - previewMs
    const lastDays = await this.parts.store.hidden.matching(matcher, since)
    return { present: this.countPresent(matcher), lastDays }
  }

  /** Mutes what matches. `request.invalid` for a matcher that names nothing, which would hide everything, and for a time that is over. */
  async add(order: SilenceOrder): Promise<Outcome<null>> {
    const { clock } = this.parts
    return this.carryOut(order, randomUUID(), clock.now())
  }

  /** Changes one that has not ended; whoever changed it last answers for it. `request.notFound` once it is over. */
  async change(silenceId: string, order: SilenceOrder): Promise<Outcome<null>> {
    const now = this.parts.clock.now()
    const known = this.silences.find((one) => one.silenceId === silenceId && one.endsAt > now)
    if (!known) return fail('request.notFound')
    // One that goes on keeps its beginning while it may: how much it hid is counted from there.
    return this.carryOut(order, silenceId, Math.min(known.startsAt, now))
  }

  private async carryOut(
    { matcher, when, comment }: SilenceOrder,
    silenceId: string,
    beginsAt: number,
  ): Promise<Outcome<null>> {
    const now = this.parts.clock.now()
    if (Object.values(matcher).every((part) => part === null)) {
      return fail('request.invalid', { params: { field: 'matcher' } })
    }
    const endsAt = when.kind === 'between' ? when.endsAt : now + when.hours * 60 * 60_000
    const startsAt = when.kind === 'between' ? when.startsAt : Math.max(beginsAt, endsAt - longestSilenceMs)
    if (endsAt <= now) return fail('request.invalid', { params: { field: 'endsAt' } })
    return this.keep({ silenceId, matcher, startsAt, endsAt, author: this.parts.userName, comment })
  }

  async end(silenceId: string): Promise<Outcome<null>> {
    const silence = this.silences.find((one) => one.silenceId === silenceId)
    if (!silence) return fail('request.notFound')
    return this.keep({ ...silence, endsAt: this.parts.clock.now() })
  }

  /** Its name may come back with another tenant. */
  async forgetTenant(tenantKey: TenantKey): Promise<void> {
    this.silences = this.silences.filter(({ matcher }) => matcher.tenantKey !== tenantKey)
    await this.parts.store.silences.removeTenant(tenantKey)
  }

  private async keep(silence: Silence): Promise<Outcome<null>> {
    const saved = await this.parts.store.silences.save(silence)
    if (!saved.ok) return saved
    this.silences = [...this.silences.filter(({ silenceId }) => silenceId !== silence.silenceId), silence]
    await this.parts.onChange()
    return succeed(null)
  }

  private countPresent(matcher: SilenceMatcher): number {
    return this.parts.incidents
      .all()
      .filter((incident) => incident.state !== 'resolved' && isSilencedBy(matcher, incident)).length
  }
}
