import type { DigestDraft, DigestLine, DigestReport } from '../../shared/model/digest'
import { appWide } from '../../shared/model/incident'
import type { RoomId } from '../../shared/model/room'
import type { CredentialFacts, TenantKey } from '../../shared/model/tenant'
import { credentialEndWords } from '../../shared/text/en/credentials'
import { digestWords } from '../../shared/text/en/digest'
import { expiringWords } from '../../shared/text/en/handover'
import { incidentTitle } from '../../shared/text/en/incidents'
import { scopeWords } from '../../shared/text/en/maintenance'
import { matcherParts, type Names } from '../../shared/text/en/matchers'
import { BusinessClock, type RoomLevels } from '../domain/business-downtime'
import { type DigestEntry, type DigestFacts, digestOf, whyMuted } from '../domain/digest'

/** A tenant as a digest needs it, with the past of its rooms. */
export interface DigestTenant {
  tenantKey: TenantKey
  name: string
  owner: string | null
  credential: CredentialFacts | null
  rooms: readonly { roomId: RoomId; name: string; site: string | null; zone: string | null }[]
  levels: ReadonlyMap<RoomId, RoomLevels>
  /** When nobody watched, oldest first. */
  gaps: readonly { from: number; until: number }[]
}

interface DigestOrder
  extends Pick<DigestFacts, 'cover' | 'soonUntil' | 'incidents' | 'silences' | 'windows' | 'isOfAll'> {
  draft: DigestDraft
  dueAt: number
  isTest: boolean
  /** Those it tells of. */
  tenants: readonly DigestTenant[]
}

const minuteMs = 60_000
/** What fits into a message is far less; machines get this many of each. */
const mostLines = 50
const mostRooms = 20

/** Writes a digest (alerting rule R13) with all its words. */
export function writeDigest(order: DigestOrder): DigestReport {
  const { draft, dueAt, isTest, tenants, cover } = order
  const { site } = draft.match
  const summary = digestOf({
    ...order,
    inScope: new Set(tenants.map(({ tenantKey }) => tenantKey)),
    site,
    credentials: tenants,
  })
  const tenantOf = new Map(tenants.map((tenant) => [tenant.tenantKey, tenant]))
  const names: Names = {
    tenant: (key) => tenants.find(({ tenantKey }) => tenantKey === key)?.name ?? key,
    room: (roomId) =>
      tenants.flatMap(({ rooms }) => rooms).find((room) => room.roomId === roomId)?.name ?? roomId,
  }
  const lines = (entries: readonly DigestEntry[]) =>
    entries.slice(0, mostLines).map((entry) => lineOf(entry, names))
  const down = downRooms(tenants, order)
  const { open, cleared, muted, silences, windows } = summary
  return {
    name: draft.name,
    isTest,
    ...cover,
    dueAt,
    zone: draft.hours.zone,
    minutesDown: down.reduce((sum, room) => sum + room.minutesDown, 0),
    rooms: tenants.reduce((sum, { rooms }) => sum + roomsAt(rooms, site).length, 0),
    roomsDown: down.length,
    worstRooms: down.slice(0, mostRooms),
    unwatched: unwatchedOf(tenants, order),
    counts: {
      open: open.length,
      openLow: open.filter(({ incident }) => incident.urgency === 'low').length,
      begun: summary.begun,
      cleared: cleared.length,
      muted: muted.length,
    },
    open: lines(open),
    cleared: lines(cleared),
    muted: lines(muted),
    hiding: [
      ...silences.map((silence) => ({
        kind: 'silence' as const,
        title: digestWords.silence(matcherParts(silence.matcher, names).join(', '), silence.comment),
        until: silence.endsAt,
        mutes: silence.muted,
        hid: silence.hid,
      })),
      ...windows.map(({ scope, comment, next, muted: mutes, hid }) => ({
        kind: 'maintenance' as const,
        title: digestWords.maintenance(scopeWords(scope, names.tenant(scope.tenantKey)), comment),
        until: next?.until ?? cover.until,
        mutes,
        hid,
      })),
    ],
    expiring: [
      ...summary.credentials.map(({ tenantKey, credential, at }) => ({
        kind: 'credential' as const,
        at,
        title: credentialEndWords(
          names.tenant(tenantKey),
          credential.kind,
          tenantOf.get(tenantKey)?.owner ?? null,
        ),
      })),
      ...summary.expiring.map((one) => ({
        kind: one.kind,
        at: one.at,
        title: expiringWords(one, names),
      })),
    ].toSorted((a, b) => a.at - b.at),
  }
}

function lineOf({ incident, isNew }: DigestEntry, names: Names): DigestLine {
  const { incidentId, type, severity, urgency, tenantKey, site, roomName, owner } = incident
  const muted = whyMuted(incident)
  return {
    incidentId,
    type,
    severity,
    urgency,
    title: incidentTitle(incident),
    tenant: tenantKey === appWide ? null : names.tenant(tenantKey),
    site,
    room: roomName,
    owner,
    firstBadAt: incident.firstBadAt,
    resolvedAt: incident.resolvedAt,
    isNew,
    mutedBy: muted?.by ?? null,
    mutedUntil: muted?.until ?? null,
  }
}

function downRooms(
  tenants: readonly DigestTenant[],
  { draft, cover }: Pick<DigestOrder, 'draft' | 'cover'>,
): DigestReport['worstRooms'] {
  const clock = new BusinessClock(draft.hours, cover)
  return tenants
    .flatMap(({ name: tenant, rooms, levels, gaps }) =>
      roomsAt(rooms, draft.match.site).map(({ roomId, name: room, site, zone }) => {
        const past = levels.get(roomId)
        const downMs = past ? clock.downMs(past, gaps, zone) : 0
        return { tenant, site, room, minutesDown: Math.round(downMs / minuteMs) }
      }),
    )
    .filter(({ minutesDown }) => minutesDown > 0)
    .toSorted((a, b) => b.minutesDown - a.minutesDown || (a.room < b.room ? -1 : 1))
}

function unwatchedOf(
  tenants: readonly DigestTenant[],
  { draft, cover }: Pick<DigestOrder, 'draft' | 'cover'>,
): DigestReport['unwatched'] {
  const clock = new BusinessClock(draft.hours, cover)
  return tenants
    .map(({ name: tenant, gaps }) => ({ tenant, minutes: Math.round(clock.unwatchedMs(gaps) / minuteMs) }))
    .filter(({ minutes }) => minutes > 0)
    .toSorted((a, b) => b.minutes - a.minutes)
}

function roomsAt(rooms: DigestTenant['rooms'], site: string | null): DigestTenant['rooms'] {
  return site === null ? rooms : rooms.filter((room) => room.site === site)
}
