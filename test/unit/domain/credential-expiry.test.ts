import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { credentialStepAt, expirySteps } from '../../../src/main/domain/credential-expiry'
import { acknowledge, snooze } from '../../../src/main/domain/incident-handling'
import { calendarDay, minuteOfDay } from '../../../src/main/domain/zoned-time'
import { Incident } from '../../../src/shared/model/incident'
import { RoomId } from '../../../src/shared/model/room'
import { TenantKey } from '../../../src/shared/model/tenant'
import { incidentTitle, noticeText } from '../../../src/shared/text/en/incidents'
import { AlertWorld, rules } from './alert-world'
import { hour, minute } from './facts'

const day = 24 * hour
const contoso = TenantKey.parse('contoso')

/** Shows a moment by a zone's clock: `2026-11-27 10:00`. */
function shown(at: number, zone: string): string {
  const { year, month, day: date } = calendarDay(at, zone)
  const [hours, minutes] = [Math.floor(minuteOfDay(at, zone) / 60), minuteOfDay(at, zone) % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year}-${two(month)}-${two(date)} ${two(hours)}:${two(minutes)}`
}

const stepsShown = (expiresAt: number, zone: string): string[] =>
  expirySteps(expiresAt, zone).map(({ step, at }) => `${step} ${shown(at, zone)}`)

describe('when a credential is warned of (R33)', () => {
  it('a Sunday in New York, over the change to winter time', () => {
    // 12:00 on Sunday, 8 November 2026; clocks went back on the 1st.
    expect(stepsShown(Date.UTC(2026, 10, 8, 17), 'America/New_York')).toEqual([
      'days30 2026-10-09 12:00',
      'days14 2026-10-25 12:00',
      'days7 2026-11-01 12:00',
      'lastDay 2026-11-06 10:00',
      'expired 2026-11-08 12:00',
      'expiredMorning 2026-11-09 07:00',
    ])
  })

  it('a Monday morning: the last business day before is Friday, the next one after is Tuesday', () => {
    expect(stepsShown(Date.UTC(2026, 10, 30, 5), 'Europe/Berlin').slice(3)).toEqual([
      'lastDay 2026-11-27 10:00',
      'expired 2026-11-30 06:00',
      'expiredMorning 2026-12-01 07:00',
    ])
  })

  it('steps follow one another in any zone', () => {
    const ends = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2035, 0) })
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    )
    fc.assert(
      fc.property(ends, zones, (expiresAt, zone) => {
        const steps = expirySteps(expiresAt, zone)
        const times = steps.map(({ at }) => at)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        for (const { step, at } of steps) {
          expect(credentialStepAt(expiresAt, at, zone)).toBe(step)
          expect(credentialStepAt(expiresAt, at - 1, zone)).not.toBe(step)
        }
      }),
    )
  })
})

/** Saturday, 1 August 2026; the credential ends on Sunday, 29 November, at noon. */
const longBefore = Date.UTC(2026, 7, 1)
const sundayNoon = Date.UTC(2026, 10, 29, 12)

function worldWith(expiresAt: number | null, startsAt = longBefore): AlertWorld {
  const world = new AlertWorld(startsAt)
  world.addTenant('contoso', { Oslo: 1 })
  world.setTenant('contoso', {
    owner: 'Kim Berg',
    credential: { kind: 'secret', expiresAt, thumbprint: null },
  })
  world.look()
  return world
}

/** Looks without a room in sight, in steps that are no pause. */
function passQuickly(world: AlertWorld, until: number): void {
  while (world.now < until) {
    world.now = Math.min(world.now + 50_000, until)
    world.freshen()
    world.look()
  }
}

/** Leaps to a moment as if somebody had watched on the way, and goes on for a while. */
function watchOver(world: AlertWorld, at: number): void {
  leap(world, at)
  world.freshen()
  world.look()
  passQuickly(world, at + 4 * minute)
}

function leap(world: AlertWorld, to: number): void {
  world.now = to
  world.state = { ...world.state, evaluatedAt: to - 10_000 }
}

const told = (world: AlertWorld): string[] =>
  world.notices.map(({ kind, incidents, at }) => `${kind} ${incidents[0]?.params.step} ${shown(at, 'UTC')}`)

describe('a credential that expires', () => {
  it('is told once at each step, assigned to its owner, and not a word in between', () => {
    const world = worldWith(sundayNoon)
    for (const { at } of expirySteps(sundayNoon, 'UTC')) watchOver(world, at)
    passQuickly(world, world.now + 9 * hour)
    expect(told(world)).toEqual([
      'opened days30 2026-10-30 12:00',
      'worsened days14 2026-11-15 12:00',
      'worsened days7 2026-11-22 12:00',
      'worsened lastDay 2026-11-27 10:00',
      'worsened expired 2026-11-29 12:00',
      'worsened expiredMorning 2026-11-30 07:00',
    ])
    expect(world.open().map(({ owner, urgency }) => `${owner} ${urgency}`)).toEqual(['Kim Berg high'])
  })

  it('says whose it is, what expires and when, in title and body', () => {
    const world = worldWith(sundayNoon)
    watchOver(world, sundayNoon - 30 * day)
    const [notice] = world.notices
    expect(notice && noticeText(notice, 'Contoso')).toEqual({
      title: 'The client secret of contoso expires on Sunday, 29 November 2026',
      body: expect.stringMatching(/^Contoso\. For Kim Berg\. .*enter it here/),
    })
  })

  it('a new credential ends it with one message', () => {
    const world = worldWith(sundayNoon)
    watchOver(world, sundayNoon)
    world.setTenant('contoso', {
      credential: { kind: 'secret', expiresAt: sundayNoon + 180 * day, thumbprint: null },
    })
    passQuickly(world, world.now + 30 * hour)
    expect(told(world)).toEqual(['opened expired 2026-11-29 12:00', 'recovered expired 2026-11-29 12:04'])
    expect(world.open()).toEqual([])
  })

  it('a new one that ends soon as well is an incident of its own', () => {
    const world = worldWith(sundayNoon)
    watchOver(world, sundayNoon)
    world.setTenant('contoso', {
      credential: { kind: 'certificate', expiresAt: sundayNoon + 10 * day, thumbprint: 'AB' },
    })
    passQuickly(world, world.now + minute)
    expect(
      world
        .incidents()
        .map(({ state, params }) => `${state} ${params.step}`)
        .sort(),
    ).toEqual(['open days14', 'resolved expired'])
  })

  it('a refused sign-in after the end belongs to it: nobody hears of it twice', () => {
    const world = worldWith(sundayNoon)
    watchOver(world, sundayNoon)
    const refused = { state: 'failed', since: world.now, error: { code: 'signIn.expiredSecret' } } as const
    world.setTenant('contoso', { access: refused })
    passQuickly(world, world.now + 5 * hour)
    expect(world.open('tenantAccessLost').map(({ parentId }) => parentId)).toEqual(
      world.open('credentialExpiring').map(({ incidentId }) => incidentId),
    )
    world.setTenant('contoso', {
      credential: { kind: 'secret', expiresAt: sundayNoon + 180 * day, thumbprint: null },
    })
    // The sign-in follows a moment later.
    world.now += 5_000
    world.look()
    world.setTenant('contoso', { access: { state: 'signedIn', since: world.now, error: null } })
    passQuickly(world, world.now + hour)
    expect(world.notices.map(({ kind }) => kind)).toEqual(['opened', 'recovered'])
    expect(world.open()).toEqual([])
  })

  it('a refused sign-in before the end is told as lost access', () => {
    const world = worldWith(sundayNoon, sundayNoon - 3 * day)
    const refused = { state: 'failed', since: world.now, error: { code: 'signIn.wrongSecret' } } as const
    world.setTenant('contoso', { access: refused })
    passQuickly(world, world.now + minute)
    expect(world.notices.map(({ incidents }) => incidents[0]?.type)).toEqual([
      'credentialExpiring',
      'tenantAccessLost',
    ])
  })

  it('an unknown date is a low incident that nobody is told of', () => {
    const world = worldWith(null)
    passQuickly(world, world.now + 5 * hour)
    expect(world.notices).toEqual([])
    const [incident] = world.open()
    expect(incident).toMatchObject({ type: 'credentialExpiring', urgency: 'low' })
    expect(incident && incidentTitle(incident)).toBe('Nobody knows when the client secret of contoso expires')
  })

  it('no silence mutes it, not even one for its own kind', () => {
    const world = worldWith(sundayNoon)
    world.silences = [
      {
        silenceId: 's',
        matcher: { tenantKey: contoso, site: null, roomId: null, model: null, type: 'credentialExpiring' },
        startsAt: 0,
        endsAt: Number.MAX_SAFE_INTEGER,
        author: 'ann',
        comment: '',
      },
    ]
    watchOver(world, sundayNoon)
    expect(told(world)).toEqual(['opened expired 2026-11-29 12:00'])
  })

  it('an acknowledgement never times out (R15), and the next step is told over it', () => {
    const world = worldWith(sundayNoon)
    const [, , , lastDay, expired] = expirySteps(sundayNoon, 'UTC').map(({ at }) => at)
    watchOver(world, lastDay ?? 0)
    const [incident] = world.open()
    if (incident) world.handle(acknowledge(incident, 'ordered', { by: 'ann', now: world.now }, rules))
    passQuickly(world, world.now + 6 * hour)
    expect(world.open().map(({ state }) => state)).toEqual(['acknowledged'])
    watchOver(world, expired ?? 0)
    expect(told(world)).toEqual(['opened lastDay 2026-11-27 10:00', 'worsened expired 2026-11-29 12:00'])
    expect(world.open().map(({ state }) => state)).toEqual(['open'])
  })

  it('a snooze over the end does not swallow it', () => {
    const world = worldWith(sundayNoon)
    watchOver(world, Date.UTC(2026, 10, 27, 10))
    const [incident] = world.open()
    if (incident) world.handle(snooze(incident, 'nextBusinessDay', { by: 'ann', now: world.now }, 'UTC'))
    watchOver(world, sundayNoon)
    expect(told(world)).toEqual(['opened lastDay 2026-11-27 10:00', 'worsened expired 2026-11-29 12:00'])
  })

  it('a clock that is set back tells no step again', () => {
    const world = worldWith(sundayNoon)
    watchOver(world, Date.UTC(2026, 10, 27, 10))
    world.zone = 'America/Los_Angeles'
    passQuickly(world, world.now + 12 * hour)
    expect(told(world)).toEqual(['opened lastDay 2026-11-27 10:00'])
  })

  it('after a weekend asleep the end is a message of its own, not a number in a summary (R31)', () => {
    const world = worldWith(sundayNoon)
    watchOver(world, Date.UTC(2026, 10, 27, 10))
    world.sleep(Date.UTC(2026, 10, 30, 8) - world.now)
    passQuickly(world, world.now + 10 * minute)
    expect(told(world).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'opened lastDay',
      'worsened expiredMorning',
    ])
  })
})

type Deed =
  | { do: 'watch' | 'sleep'; ms: number }
  | { do: 'restart' | 'acknowledge' | 'snooze' | 'refuse' | 'allow' }
  | { do: 'room'; isOffline: boolean }

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('watch', 'sleep'),
      ms: fc.constantFrom(2 * minute, 5 * hour, 26 * hour, 4 * day, 9 * day),
    }),
    fc.record({ do: fc.constantFrom('restart', 'acknowledge', 'snooze', 'refuse', 'allow') }),
    fc.record({ do: fc.constant('room' as const), isOffline: fc.boolean() }),
  ),
  { maxLength: 30 },
)

/** Watches for so long, close at the edges of steps and in leaps that are short enough to be no pause otherwise. */
function watch(world: AlertWorld, ms: number): void {
  const until = world.now + ms
  const edges = [...expirySteps(sundayNoon, world.zone).map(({ at }) => at), until]
  while (world.now < until) {
    const edge = edges.filter((at) => at > world.now && at <= until).toSorted((a, b) => a - b)[0] ?? until
    if (edge - world.now > 6 * minute) {
      leap(world, edge - 6 * minute)
    }
    passQuickly(world, edge)
  }
}

function play(world: AlertWorld, deed: Deed): void {
  const [incident] = world.open('credentialExpiring')
  switch (deed.do) {
    case 'watch':
      watch(world, deed.ms)
      break
    case 'sleep':
      world.sleep(deed.ms)
      break
    case 'restart': {
      // What is on disk is all that is left.
      const incidents = world
        .incidents()
        .map((one) => Incident.parse(JSON.parse(JSON.stringify(one))))
        .map((one) => [one.incidentId, one] as const)
      world.state = { ...world.state, incidents: new Map(incidents), waking: null, attentiveSince: null }
      break
    }
    case 'acknowledge':
      if (incident) world.handle(acknowledge(incident, 'ordered', { by: 'ann', now: world.now }, rules))
      break
    case 'snooze':
      if (incident) world.handle(snooze(incident, '1h', { by: 'ann', now: world.now }, world.zone))
      break
    case 'refuse':
      world.setTenant('contoso', {
        access: { state: 'failed', since: world.now, error: { code: 'signIn.expiredSecret' } },
      })
      break
    case 'allow':
      world.setTenant('contoso', { access: { state: 'signedIn', since: world.now, error: null } })
      break
    case 'room':
      world.set(RoomId.parse('contoso Oslo 0'), { presence: deed.isOffline ? 'offline' : 'reachable' })
      break
  }
}

describe('whatever happens on the way', () => {
  it('no step is told twice, steps are told in order, and the last one reached is told', () => {
    fc.assert(
      fc.property(deeds, fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'), (story, zone) => {
        const world = worldWith(sundayNoon, sundayNoon - 33 * day)
        world.zone = zone
        for (const deed of story) play(world, deed)
        watch(world, 30 * minute)
        const times = expirySteps(sundayNoon, zone)
        const ofSteps = world.notices.flatMap(({ kind, incidents }) =>
          incidents
            .filter(({ type }) => type === 'credentialExpiring')
            .map(({ params }) => ({ kind, step: params.step })),
        )
        const news = ofSteps.filter(({ kind }) => kind !== 'repeat').map(({ step }) => step)
        expect(new Set(news).size).toBe(news.length)
        const order: unknown[] = times.map(({ step }) => step)
        const ranks = news.map((step) => order.indexOf(step))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        const reached = times.findLast(({ at }) => at <= world.now - 30 * minute)?.step
        if (reached) expect(ranks.at(-1)).toBeGreaterThanOrEqual(order.indexOf(reached))
        // A repeat is what somebody asked for by a snooze, never the rule's own.
        const snoozes = story.filter((deed) => deed.do === 'snooze').length
        expect(ofSteps.length - news.length).toBeLessThanOrEqual(snoozes)

        world.setTenant('contoso', {
          access: { state: 'signedIn', since: world.now, error: null },
          credential: { kind: 'secret', expiresAt: world.now + 300 * day, thumbprint: null },
        })
        const before = world.notices.length
        watch(world, 20 * minute)
        const ends = world.notices
          .slice(before)
          .filter(({ incidents }) => incidents[0]?.type === 'credentialExpiring')
        expect(ends.map(({ kind }) => kind)).toEqual(news.length > 0 ? ['recovered'] : [])
        expect(world.open('credentialExpiring')).toEqual([])
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
