import { randomUUID } from 'node:crypto'
import { type Outcome, succeed } from '../shared/errors'
import type { RequestName } from '../shared/ipc/names'
import { appWideKey } from '../shared/ipc/revision'
import { DeviceRestarts } from './actions/device-restarts'
import { AlertService } from './alerts/alert-service'
import { MaintenanceDesk } from './alerts/maintenance-desk'
import type { MeetingSource } from './alerts/meeting-source'
import { RuleBook } from './alerts/rule-book'
import { UnplugTests } from './alerts/unplug-tests'
import { composeDigests } from './compose-digests'
import { composeNotifications, type MessageWorld } from './compose-notifications'
import { openTenantSession } from './compose-tenant-session'
import type { FileChooser } from './diagnostics/file-chooser'
import { FileWorks } from './diagnostics/file-works'
import { Networks, type NetworksParts } from './diagnostics/networks'
import { RequestLedger } from './diagnostics/request-ledger'
import type { SupportBundleParts } from './diagnostics/support-bundle'
import { isEverythingLookedAt } from './domain/scheduler-life'
import type { Handlers } from './ipc/handler'
import { actionHandlers } from './ipc/handlers/action-handlers'
import { digestHandlers } from './ipc/handlers/digest-handlers'
import { heartbeatHandlers } from './ipc/handlers/heartbeat-handlers'
import { incidentHandlers } from './ipc/handlers/incident-handlers'
import { latencyHandlers } from './ipc/handlers/latency-handlers'
import { maintenanceHandlers } from './ipc/handlers/maintenance-handlers'
import { networkHandlers } from './ipc/handlers/network-handlers'
import { notificationHandlers } from './ipc/handlers/notification-handlers'
import { onboardingHandlers } from './ipc/handlers/onboarding-handlers'
import { preferenceHandlers } from './ipc/handlers/preference-handlers'
import { restoreHandlers } from './ipc/handlers/restore-handlers'
import { roomHandlers } from './ipc/handlers/room-handlers'
import { ruleHandlers } from './ipc/handlers/rule-handlers'
import { storageHandlers } from './ipc/handlers/storage-handlers'
import { supportHandlers } from './ipc/handlers/support-handlers'
import { tenantFileHandlers } from './ipc/handlers/tenant-file-handlers'
import { tenantHandlers } from './ipc/handlers/tenant-handlers'
import { unplugHandlers } from './ipc/handlers/unplug-handlers'
import { createDisowningKeychain } from './keychain/disowning-keychain'
import type { Keychain } from './keychain/keychain'
import type { Clock } from './lib/clock'
import type { Logger } from './lib/logger'
import { type Service, startServices, stopServices } from './lib/service'
import { ChangeFeed } from './store/change-feed'
import { readConsoleId } from './store/console-id'
import { openStore, type Store } from './store/store'
import { createStoreUpkeep } from './store/upkeep'
import { hostsOf } from './tenants/clouds'
import { Onboarding } from './tenants/onboarding/onboarding'
import { PermissionRounds } from './tenants/permission-rounds'
import { TenantRegistry } from './tenants/tenant-registry'

/** The outside world, as the core needs it. */
export interface CoreWorld {
  clock: Clock
  logger: Logger
  keychain: Keychain
  /** A way out to the network for one tenant alone, with its own trust; disposed of with the tenant. */
  openNetwork: NetworksParts['open']
  /** What this app and its runtime are, for backups and support. */
  about: SupportBundleParts['about']
  /** Asks the operator for files. */
  files: FileChooser
  dataFolder: string
  /** The history worker's file; null reads history on this thread (plain Node without a bundle). */
  historyWorker: URL | string | null
  /** The replay worker's file; without it rules are replayed on this thread. */
  replayWorker?: URL | string | null
  /** Who asks for actions: the operating-system user. */
  userName: string
  /** How people are told. */
  messages: MessageWorld
  /** IANA zone of this computer. */
  zone: string
  /** Which meetings rooms have; null = nobody reads bookings. */
  meetings: MeetingSource | null
}

/** Everything that needs no Electron, constructed. */
export interface Core {
  handlers: CoreHandlers
  feed: ChangeFeed
  tenants: {
    define: TenantRegistry['define']
    count(): number
    /** Has every tenant been asked at least once, or is it known that it cannot be? */
    isSettled(): boolean
  }
  storeCondition: Store['condition']
  onStoreCondition: Store['onConditionChange']
  /** Sessions begin to poll; until then requests answer from disk. */
  start(): Promise<void>
  /** Ends everything in the reverse order of its beginning, within 5 s. */
  stop(): Promise<void>
  /** The network came back, or the computer woke: everything is asked again at once. */
  askAgain(): void
  /** The computer has a network, or none. */
  setOnline(isOnline: boolean): void
}

type CoreHandlers = Omit<Handlers, Extract<RequestName, `app.${string}`>>

/** How long stopping may take, ms: of the 5 s that the end of the app waits, the store needs some for what is queued. */
const stopCapMs = 4_000

/** Constructs the core. Fails only when the store cannot be opened. */
export async function composeCore(world: CoreWorld): Promise<Outcome<Core>> {
  const { clock, logger } = world
  const opened = await openStore({
    folder: world.dataFolder,
    logger: logger.child('store'),
    now: clock.now,
    historyWorker: world.historyWorker,
  })
  if (!opened.ok) return opened
  const store = opened.value
  const keychain = createDisowningKeychain(world.keychain, store.disowned)
  const ledger = new RequestLedger(clock, logger.child('ledger'), store.hostTotals, world.zone)
  const networks = new Networks({ open: world.openNetwork, ledger, clock })
  const feed = new ChangeFeed(randomUUID(), logger.child('feed'))
  const maintenance: MaintenanceDesk = new MaintenanceDesk({
    store,
    feed,
    clock,
    logger: logger.child('maintenance'),
    userName: world.userName,
    zone: world.zone,
    roomsOf: (tenantKey) => registry.session(tenantKey)?.placedRooms() ?? [],
    incidents: () => alerts.list(),
    onChange() {
      for (const session of registry.sessions()) session.judgeAgain()
      alerts.lookNow()
    },
  })
  const notifications = await composeNotifications({
    store,
    feed,
    clock,
    logger,
    keychain,
    ledger,
    consoleId: await readConsoleId(world.dataFolder, logger.child('store')),
    userName: world.userName,
    messages: world.messages,
    findTenant: (tenantKey) => {
      const tenant = registry.session(tenantKey)?.tenant
      return tenant
        ? { name: tenant.displayName, directoryId: tenant.directoryId, group: tenant.group }
        : null
    },
    lastingNameOf: (tenantKey, roomId) => {
      const identity = registry.session(tenantKey)?.detail(roomId)?.identity
      return identity?.accountId ?? identity?.placeId ?? identity?.deviceIds[0] ?? null
    },
    noteInIncidents: (ids, event, params) => alerts.noteInIncidents(ids, event, params),
    isAlive() {
      const tenants = registry.sessions().map((session) => session.watched())
      return isEverythingLookedAt(alerts.isLooking(), tenants, clock.now())
    },
  })
  const rules: RuleBook = new RuleBook({
    store,
    feed,
    clock,
    logger: logger.child('rules'),
    zone: world.zone,
    maintenance,
    tenants: () => registry.sessions().map(({ tenant }) => tenant),
    roomsOf: (tenantKey) => registry.session(tenantKey)?.placedRooms() ?? [],
    replayWorker: world.replayWorker ?? null,
    onChange: () => alerts.lookNow(),
  })
  const alerts: AlertService = new AlertService({
    maintenance,
    rules,
    store,
    feed,
    clock,
    logger: logger.child('alerts'),
    announcer: notifications.announcer,
    deliveries: notifications.deliveries,
    userName: world.userName,
    zone: world.zone,
    meetings: world.meetings,
    tenants: () => registry.sessions().map((session) => session.watched()),
    onDoubt: (tenantKey) => registry.session(tenantKey)?.judgeAgain(),
  })
  const registry: TenantRegistry = new TenantRegistry({
    store,
    keychain,
    logger: logger.child('tenants'),
    openSession: (tenant, tenantIndex) =>
      openTenantSession(
        { world: { ...world, keychain }, networks, store, feed, alerts, maintenance },
        tenant,
        tenantIndex,
      ),
    onRemoved: (tenantKey) => {
      feed.publish('tenant.removed', tenantKey, {})
      void alerts.forgetTenant(tenantKey)
      ledger.forgetTenant(tenantKey)
      notifications.contacts.forgetTenant(tenantKey)
      maintenance.forgetTenant(tenantKey)
    },
  })
  const digests = composeDigests({
    ...{ store, clock, notifications, alerts, maintenance, registry },
    logger: logger.child('digests'),
    onChange: () => feed.publish('notifications.changed', appWideKey, {}),
  })
  const onboarding = new Onboarding({
    clock,
    logger: logger.child('onboarding'),
    keychain,
    feed,
    registry,
    openNetwork: (place, endpoints) => networks.open(place, hostsOf(endpoints)),
  })
  const permissionRounds = new PermissionRounds({
    clock,
    feed,
    check: async (tenantKey) => registry.session(tenantKey)?.checkPermissions(false),
  })
  const restarts = new DeviceRestarts({
    store,
    feed,
    clock,
    logger: logger.child('actions'),
    userName: world.userName,
    findDevice: (tenantKey, deviceId) => registry.session(tenantKey)?.deviceForAction(deviceId) ?? null,
  })
  const unplugTests = new UnplugTests({
    clock,
    logger: logger.child('unplug tests'),
    store,
    feed,
    findDevice(tenantKey, deviceId) {
      const found = registry.session(tenantKey)?.deviceForAction(deviceId)
      return found ? { device: found.facts.device, room: found.room } : null
    },
    signalOf: (tenantKey, roomId) => alerts.signalOf(tenantKey, roomId),
    incidents: () => alerts.list(),
  })
  const works = new FileWorks((work, done) => feed.publish('fileWork.changed', appWideKey, { work, done }))
  const upkeep = createStoreUpkeep(store, clock, logger.child('store'))
  const services: Service[] = [
    ...[ledger, maintenance, alerts, digests, notifications.heartbeat],
    ...[registry, restarts, upkeep],
  ]
  await maintenance.load()
  await rules.load()
  await registry.load()
  await alerts.load()
  await digests.load()
  return succeed({
    handlers: {
      ...roomHandlers(registry, store, feed),
      ...tenantHandlers(registry, feed, permissionRounds, () => notifications.channels.listRoutes()),
      ...onboardingHandlers(onboarding, clock),
      ...tenantFileHandlers({
        ...{ registry, clock, files: world.files },
        definitions: onboarding.definitions,
        appVersion: world.about.version,
      }),
      ...preferenceHandlers(store),
      ...actionHandlers(restarts, store),
      ...incidentHandlers({
        alerts,
        maintenance,
        feed,
        clock,
        files: world.files,
        nameOf: (key) =>
          registry.sessions().find(({ tenant }) => tenant.tenantKey === key)?.tenant.displayName ?? null,
      }),
      ...maintenanceHandlers(maintenance),
      ...supportHandlers({
        ...{ store, registry, ledger, clock, works },
        ...{ about: world.about, files: world.files, dataFolder: world.dataFolder },
      }),
      ...restoreHandlers({ place: store.restorePlace, files: world.files, works }),
      ...networkHandlers({ ledger, networks, registry, files: world.files, clock }),
      ...notificationHandlers(notifications, alerts),
      ...digestHandlers(digests),
      ...heartbeatHandlers(notifications.heartbeat),
      ...storageHandlers(store.path),
      ...latencyHandlers(registry, store, clock),
      ...unplugHandlers(unplugTests),
      ...ruleHandlers(rules),
    },
    feed,
    tenants: {
      define: (tenant, credential) => registry.define(tenant, credential),
      count: () => registry.sessions().length,
      isSettled: () => registry.sessions().every((session) => session.isSettled()),
    },
    storeCondition: () => store.condition(),
    onStoreCondition: (listener) => store.onConditionChange(listener),
    async start() {
      await startServices(services)
      void keychain.forgetDisowned()
      // Certificates of an earlier run that no tenant was saved with; a keychain that is away is tried again next time.
      void keychain.removePending()
    },
    async stop() {
      onboarding.stop()
      permissionRounds.cancel()
      rules.stop()
      await stopServices([...services, unplugTests, works], { clock, logger, capMs: stopCapMs })
      await store.close()
    },
    askAgain() {
      void keychain.forgetDisowned()
      for (const session of registry.sessions()) session.pollNow()
      notifications.deliveries.tryAgain()
    },
    setOnline: (isOnline) => alerts.setOnline(isOnline),
  })
}
