import { z } from 'zod'
import { ActionRecord } from '../model/action'
import { AppStatus } from '../model/app-status'
import { DetectionLatency } from '../model/detection-latency'
import { DeviceId } from '../model/device'
import { HandoverNote } from '../model/handover'
import {
  Incident,
  IncidentId,
  IncidentSummary,
  Silence,
  SilenceMatcher,
  SnoozeChoice,
} from '../model/incident'
import { ExportFormat, LedgerEntry, LedgerFilter, ListedHost } from '../model/ledger'
import {
  CertificateOrder,
  CredentialChoice,
  NewCredential,
  NotChanged,
  PendingCertificate,
  PendingKey,
  PermissionChoice,
  Registration,
  RegistrationOrder,
  TenantAccess,
  TenantChange,
  TenantDraft,
  TenantPlace,
  TenantTest,
  TestId,
} from '../model/onboarding'
import { PermissionRound } from '../model/permission-round'
import { Preferences } from '../model/preferences'
import { PresenceAnswer } from '../model/presence'
import { ProfileCost } from '../model/profile-cost'
import { HistorySpan, RoomDetail, RoomId, RoomSummary } from '../model/room'
import { SilenceOrder } from '../model/silence-order'
import { SoundState } from '../model/sound-state'
import { Storage } from '../model/storage'
import { BackupManifest, BundledFile, FileWork } from '../model/support'
import { Tenant, TenantKey } from '../model/tenant'
import { TenantStatus } from '../model/tenant-status'
import { UnplugTest, UnplugTestId } from '../model/unplug-test'
import { contactRequests } from './contact-requests'
import { digestRequests } from './digest-requests'
import { heartbeatRequests } from './heartbeat-requests'
import { maintenanceRequests } from './maintenance-requests'
import type { EventName, RequestName } from './names'
import { notificationRequests } from './notification-requests'
import { Revision } from './revision'
import { ruleRequests } from './rule-requests'
import { tenantFileRequests } from './tenant-file-requests'

const nothing = z.null()
const incidentIds = z.array(IncidentId).min(1).max(500)
const tenantKeys = z.array(TenantKey).min(1).max(500)
const written = z.string().trim().min(1).max(2_000)
const proxyQuestion = z.object({ proxy: z.string().max(300), realm: z.string().max(1_000) })
const roomRef = z.object({ tenantKey: TenantKey, roomId: RoomId })

/** Requests of the window: input and output of each. */
export const requests = {
  'app.readStatus': { input: nothing, output: AppStatus.extend(Revision.shape) },
  /** Relaunches into demo mode (`openDemo`) or back (`leaveDemo`). */
  'app.openDemo': { input: nothing, output: nothing },
  'app.leaveDemo': { input: nothing, output: nothing },
  /** Ends this run and begins another in the same mode. */
  'app.restart': { input: nothing, output: nothing },
  'app.copyText': { input: z.object({ text: z.string().max(200_000) }), output: nothing },
  /** Opens one of the product's own documented links in the browser; anything else is refused. */
  'app.openLink': { input: z.object({ url: z.url() }), output: nothing },
  /** Asks the operator where to save a text; null when they changed their mind. */
  'app.saveText': {
    input: z.object({ suggestedName: z.string().regex(/^[\w .-]{1,80}$/), text: z.string().max(200_000) }),
    output: z.object({ path: z.string().nullable() }),
  },
  /** Kept in the keychain, then tried: everything is asked again. A wrong one is asked for again (`app.changed`). */
  'app.answerProxyLogin': {
    input: proxyQuestion.extend({ userName: z.string().min(1).max(256), password: z.string().max(1_000) }),
    output: nothing,
  },
  'app.declineProxyLogin': { input: proxyQuestion, output: nothing },
  'app.reopenProxyLogin': { input: proxyQuestion, output: nothing },
  /** The system may ask the operator for the keychain's password; answers when they have. Code: `keychain.unavailable`. */
  'app.tryKeychain': { input: nothing, output: nothing },
  'preferences.read': { input: nothing, output: Preferences },
  'preferences.write': { input: Preferences.partial(), output: Preferences },
  'tenants.list': { input: nothing, output: z.array(TenantStatus.extend(Revision.shape)) },
  /** Asks a tenant's pollers to run now (a nudge; budgets still hold). */
  'tenants.pollNow': { input: z.object({ tenantKey: TenantKey }), output: nothing },
  /** Signs in anew and tries every permission live; each result arrives as `tenant.changed`. */
  'tenants.checkPermissions': { input: z.object({ tenantKey: TenantKey }), output: nothing },
  /** The same for many tenants, a few at a time; `permissionRound.changed` says how far it is. */
  'tenants.checkPermissionsOf': {
    input: z.object({ tenantKeys: z.array(TenantKey).min(1) }),
    output: nothing,
  },
  'tenants.cancelPermissionRound': { input: nothing, output: nothing },
  'tenants.readPermissionRound': { input: nothing, output: PermissionRound },
  /** How fast the tenant's offline rooms were found in the last 90 days. */
  'tenants.readLatency': { input: z.object({ tenantKey: TenantKey }), output: DetectionLatency },
  /** The same of every tenant; one that cannot be read now is left out. */
  'tenants.listLatencies': {
    input: nothing,
    output: z.array(z.object({ tenantKey: TenantKey, latency: DetectionLatency })),
  },
  /** The whole definition, for editing; holds no credential. */
  'tenants.readDefinition': { input: z.object({ tenantKey: TenantKey }), output: Tenant },
  /** Domain or id to the directory's id, by the cloud's OpenID configuration. */
  'tenants.resolveDirectory': { input: TenantPlace, output: z.object({ directoryId: z.guid() }) },
  'tenants.prepareRegistration': { input: RegistrationOrder, output: Registration },
  /** Makes a key pair and its certificate; the private key stays in main. */
  'tenants.createCertificate': { input: CertificateOrder, output: PendingCertificate },
  'tenants.discardCertificate': { input: z.object({ pendingKey: PendingKey }), output: nothing },
  /** Tries everything live; each result arrives as `tenantTest.changed` too. */
  'tenants.test': {
    input: z.object({
      testId: TestId,
      access: TenantAccess,
      wanted: PermissionChoice,
      credential: CredentialChoice,
    }),
    output: TenantTest,
  },
  'tenants.cancelTest': { input: z.object({ testId: TestId }), output: nothing },
  /**
   * Adds a tenant (`tenantKey` null) or changes one. Signs in first when anything about the sign-in is new; `anyway`
   * saves without that.
   */
  'tenants.save': {
    input: z.object({
      tenantKey: TenantKey.nullable(),
      draft: TenantDraft,
      credential: CredentialChoice,
      anyway: z.boolean(),
    }),
    output: z.object({ tenantKey: TenantKey }),
  },
  /** The new credential signs in before the old one is dropped. */
  'tenants.rotateCredential': {
    input: z.object({ tenantKey: TenantKey, credential: NewCredential }),
    output: nothing,
  },
  /** Group, polling profile or pause of many tenants; each for itself. */
  'tenants.change': {
    input: z.object({ tenantKeys, change: TenantChange }),
    output: z.object({ notChanged: z.array(NotChanged) }),
  },
  /** What each polling profile would cost these tenants, beside what they use now. */
  'tenants.previewProfiles': {
    input: z.object({ tenantKeys }),
    output: z.object({
      costs: z.array(ProfileCost),
      /** By this console alone. */
      measuredPerMinute: z.number(),
      /** How many of the tenants a second console watches, too: it is in the costs. */
      shared: z.number().int(),
    }),
  },
  /** `confirmedName` is the display name as the operator typed it; `leavesCredential` goes on without the keychain. */
  'tenants.remove': {
    input: z.object({ tenantKey: TenantKey, confirmedName: z.string(), leavesCredential: z.boolean() }),
    output: nothing,
  },
  ...tenantFileRequests,
  'rooms.list': {
    input: z.object({ tenantKey: TenantKey }),
    output: z.object({ rooms: z.array(RoomSummary) }).extend(Revision.shape),
  },
  'rooms.read': { input: roomRef, output: RoomDetail },
  'rooms.readHistory': {
    input: roomRef.extend({ from: z.number(), until: z.number() }),
    output: z.object({ spans: z.array(HistorySpan) }),
  },
  /** The last answers of presence, newest first; none when the room has no account. */
  'rooms.readAnswers': { input: roomRef, output: z.array(PresenceAnswer) },
  /** Marks a room as very important, or takes the mark back. */
  'rooms.setVip': { input: roomRef.extend({ isVip: z.boolean() }), output: nothing },
  /** The one that runs, then the results, newest first. */
  'unplugTests.list': { input: nothing, output: z.array(UnplugTest) },
  'unplugTests.start': {
    input: z.object({ tenantKey: TenantKey, deviceId: DeviceId }),
    output: UnplugTest,
  },
  'unplugTests.markPulled': { input: z.object({ testId: UnplugTestId }), output: nothing },
  'unplugTests.cancel': { input: z.object({ testId: UnplugTestId }), output: nothing },
  'actions.restartDevice': {
    input: z.object({ tenantKey: TenantKey, deviceId: DeviceId }),
    output: z.object({ action: ActionRecord }),
  },
  /** Newest first. */
  'actions.list': {
    input: z.object({
      tenantKey: TenantKey.nullable(),
      roomId: RoomId.nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.array(ActionRecord),
  },
  /** Unresolved ones, and resolved ones that may still come back. App-wide revision. */
  'incidents.list': {
    input: nothing,
    output: z.object({ incidents: z.array(IncidentSummary) }).extend(Revision.shape),
  },
  'incidents.read': { input: z.object({ incidentId: IncidentId }), output: Incident },
  /** Takes incidents on; a reason is required as soon as one of them is of high urgency (`request.invalid` without). */
  'incidents.acknowledge': {
    input: z.object({ incidentIds, reason: written.nullable() }),
    output: nothing,
  },
  'incidents.snooze': { input: z.object({ incidentIds, choice: SnoozeChoice }), output: nothing },
  'incidents.unsnooze': { input: z.object({ incidentIds }), output: nothing },
  'incidents.giveBack': { input: z.object({ incidentIds }), output: nothing },
  'incidents.note': { input: z.object({ incidentId: IncidentId, text: written }), output: nothing },
  /** How many present incidents and how many of the last 30 days a silence would match. */
  'incidents.previewSilence': {
    input: z.object({ matcher: SilenceMatcher }),
    output: z.object({ present: z.number(), lastDays: z.number() }),
  },
  /** Mutes what matches for a while; a matcher of nothing, or a time that is over, is refused (`request.invalid`). */
  'incidents.silence': { input: SilenceOrder, output: nothing },
  /** The same for one that has not ended; one that has begun keeps its beginning when it is to last from now on. */
  'incidents.changeSilence': {
    input: z.object({ silenceId: z.string(), order: SilenceOrder }),
    output: nothing,
  },
  /** Those in force or yet to begin, the next to end first, with how many incidents each mutes now, and how many it hid since it began. */
  'incidents.listSilences': {
    input: nothing,
    output: z.array(Silence.extend({ muted: z.number(), hid: z.number() })),
  },
  'incidents.endSilence': { input: z.object({ silenceId: z.string() }), output: nothing },
  /** What the next shift has to know. */
  'incidents.handover': {
    input: z.object({ shiftHours: z.number().int().min(1).max(24) }),
    output: HandoverNote,
  },
  /** Writes these incidents as CSV, in this order, where the operator says; null when they changed their mind. */
  'incidents.exportList': {
    input: z.object({ incidentIds: z.array(IncidentId).min(1).max(50_000) }),
    output: z.object({ path: z.string().nullable(), count: z.number() }),
  },
  ...maintenanceRequests,
  /** Every file of the support bundle, as it would be written now. */
  'support.preview': { input: nothing, output: z.array(BundledFile) },
  'support.save': { input: nothing, output: z.object({ path: z.string().nullable() }) },
  /** Null when the operator changed their mind. */
  'backup.write': {
    input: nothing,
    output: z.object({ path: z.string(), manifest: BackupManifest }).nullable(),
  },
  /** Unpacks and checks the chosen backup, and restores nothing. Null when they changed their mind. */
  'backup.prepareRestore': { input: nothing, output: BackupManifest.nullable() },
  /** The next start begins with what was unpacked last. */
  'backup.agreeToRestore': { input: nothing, output: nothing },
  'backup.discardRestore': { input: nothing, output: nothing },
  /** Ends it, if it is under way: its own request answers `request.cancelled` and leaves no half file. */
  'fileWork.cancel': { input: z.object({ work: FileWork }), output: nothing },
  /** How much room the data file takes up now. */
  'storage.read': { input: nothing, output: Storage },
  /** Hosts contacted since they are counted, and those allowed; last contact first. */
  'network.listHosts': { input: nothing, output: z.array(ListedHost) },
  /** The newest first; `matching` counts all that fit the filter, `kept` all there are. */
  'network.listRequests': {
    input: z.object({ filter: LedgerFilter, limit: z.number().int().min(1).max(5_000) }),
    output: z.object({ entries: z.array(LedgerEntry), matching: z.number(), kept: z.number() }),
  },
  /** Asks where to save; null when the operator changed their mind. */
  'network.exportRequests': {
    input: z.object({ filter: LedgerFilter, format: ExportFormat }),
    output: z.object({ path: z.string().nullable(), count: z.number() }),
  },
  ...notificationRequests,
  ...ruleRequests,
  ...digestRequests,
  ...heartbeatRequests,
  ...contactRequests,
} as const satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

export type RequestInput<N extends RequestName> = z.input<(typeof requests)[N]['input']>
export type RequestOutput<N extends RequestName> = z.output<(typeof requests)[N]['output']>

const revised = Revision.extend({ tenantKey: TenantKey })

/** Events main pushes. Every one carries tenant, epoch and revision of its own kind. */
const events = {
  'rooms.changed': revised.extend({ changed: z.array(RoomSummary), removed: z.array(RoomId) }),
  'tenant.changed': revised.extend({ status: TenantStatus }),
  'tenant.removed': revised,
  /** App-wide: the tenant under test need not exist. Each carries the whole test so far. */
  'tenantTest.changed': revised.extend({ test: TenantTest }),
  'action.changed': revised.extend({ action: ActionRecord }),
  /** App-wide. */
  'incidents.changed': revised.extend({ changed: z.array(IncidentSummary), removed: z.array(IncidentId) }),
  /** App-wide: a window began, ended or changed, or a site's clock did. */
  'maintenance.changed': revised,
  /** App-wide: channels, routes or dead letters are others now; read them again. */
  'notifications.changed': revised,
  /** App-wide. */
  'sound.changed': revised.extend({ sound: SoundState }),
  'permissionRound.changed': revised.extend({ round: PermissionRound }),
  /** App-wide. Each carries the whole test so far. */
  'unplugTest.changed': revised.extend({ unplugTest: UnplugTest }),
  /** App-wide: the alerting rules are others now. */
  'rules.changed': revised,
  /** App-wide: how far a replay is, 0 to 1. */
  'replay.changed': revised.extend({ replayId: z.string(), done: z.number() }),
  /** App-wide: how far it is, 0 to 1. */
  'fileWork.changed': revised.extend({ work: FileWork, done: z.number() }),
  'app.changed': revised.extend({ status: AppStatus }),
  /** App-wide, after every look of the alerting rules: silence means that nobody watches (alerting rule R27). */
  'app.heartbeat': revised,
} as const satisfies Record<EventName, z.ZodType>

export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>
