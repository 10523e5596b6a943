import { type Outcome, succeed } from '../../shared/errors'
import type { Logger } from '../lib/logger'
import { Access } from './access'
import { type AccountStore, createAccountStore } from './account-store'
import { type ActionStore, createActionStore } from './action-store'
import { type AlertSettingsStore, createAlertSettingsStore } from './alert-settings-store'
import { type ChannelStore, createChannelStore } from './channel-store'
import { type ContactStore, createContactStore } from './contact-store'

import { copyDatabase } from './copy-database'
import { type CoverageStore, createCoverageStore } from './coverage-store'
import { createDeliveryStore, type DeliveryStore } from './delivery-store'
import { createDeviceStore, type DeviceStore } from './device-store'
import { createDigestStore, type DigestStore } from './digest-store'
import type { DisownedEntries } from './disowned-entries'
import { createHiddenCounts, type HiddenCounts } from './hidden-counts'
import { createInProcessHistory, type HistoryReader, WorkerHistory } from './history-reader'
import { createHostTotalStore, type HostTotalStore } from './host-total-store'
import { createIncidentStore, type IncidentStore } from './incident-store'
import { createMaintenanceStore, type MaintenanceStore } from './maintenance-store'
import { createNotificationSettingStore, type NotificationSettingStore } from './notification-setting-store'
import { openFile } from './open-file'
import { createPlaceStore, type PlaceStore } from './place-store'
import { createPreferencesStore, type PreferencesStore } from './preferences-store'
import { createPresenceStore, type PresenceStore } from './presence-store'
import { prune } from './prune'
import { type RestorePlace, restorePlaceIn } from './restore-place'
import { createRoomStore, type RoomStore } from './room-store'
import { createSilenceStore, type SilenceStore } from './silence-store'
import { ConditionKeeper, type StoreCondition } from './store-condition'
import { createTenantStore, type TenantStore } from './tenant-store'
import { createUnplugTestStore, type UnplugTestStore } from './unplug-test-store'
import { createVipStore, type VipStore } from './vip-store'

export interface StoreOptions {
  /** The data folder; created when absent. Real tenants and the demo never share one. */
  folder: string
  logger: Logger
  /** Epoch ms. */
  now: () => number
  /** The bundled `history-worker`; without it history is read in-process. */
  historyWorker?: URL | string | null
}

/** Everything the app keeps on disk. Each method queues its work; see {@link Access} for what failures become. */
export interface Store {
  /** The database's file, for whoever reads it on a thread of its own. */
  readonly path: string
  condition(): StoreCondition
  onConditionChange(listener: () => void): () => void
  readonly tenants: TenantStore
  readonly rooms: RoomStore
  readonly devices: DeviceStore
  readonly accounts: AccountStore
  readonly places: PlaceStore
  readonly presence: PresenceStore
  readonly coverage: CoverageStore
  readonly actions: ActionStore
  readonly preferences: PreferencesStore
  readonly incidents: IncidentStore
  readonly silences: SilenceStore
  readonly hidden: HiddenCounts
  readonly hostTotals: HostTotalStore
  readonly vips: VipStore
  readonly unplugTests: UnplugTestStore
  readonly maintenance: MaintenanceStore
  readonly channels: ChannelStore
  readonly deliveries: DeliveryStore
  readonly notificationSettings: NotificationSettingStore
  readonly contacts: ContactStore
  readonly digests: DigestStore
  readonly alertSettings: AlertSettingsStore
  readonly history: HistoryReader
  /** A consistent copy of everything, as a new file. Codes: `store.failed`, `request.cancelled`; no file is left then. */
  copyTo(path: string, signal: AbortSignal): Promise<Outcome<null>>
  readonly restorePlace: RestorePlace
  /** Entries of the keychain that this data must not have, after a restore. */
  readonly disowned: DisownedEntries
  /** Deletes history older than 400 days; meant for once a day. */
  prune(now: number, signal: AbortSignal): Promise<Outcome<void>>
  /** Writes what is queued and closes the file. */
  close(): Promise<void>
}

/** Opens the database of a data folder. Codes: `store.newerFile`, `store.diskFull`, `store.failed`. */
export async function openStore(options: StoreOptions): Promise<Outcome<Store>> {
  const logger = options.logger.child('store')
  const opened = openFile(options.folder, logger, options.now())
  if (!opened.ok) return opened

  const { database, setAsidePath, disowned } = opened.value
  const condition = new ConditionKeeper(setAsidePath)
  const access = new Access(database, logger, condition)
  const worker = options.historyWorker
    ? new WorkerHistory(options.historyWorker, database.path, logger)
    : null

  return succeed({
    path: database.path,
    condition: () => condition.read(),
    onConditionChange: (listener) => condition.onChange(listener),
    tenants: createTenantStore(access),
    rooms: createRoomStore(access),
    devices: createDeviceStore(access),
    accounts: createAccountStore(access),
    places: createPlaceStore(access),
    presence: createPresenceStore(access),
    coverage: createCoverageStore(access),
    actions: createActionStore(access),
    preferences: createPreferencesStore(access),
    incidents: createIncidentStore(access),
    silences: createSilenceStore(access),
    hidden: createHiddenCounts(access),
    hostTotals: createHostTotalStore(access),
    vips: createVipStore(access),
    unplugTests: createUnplugTestStore(access),
    maintenance: createMaintenanceStore(access),
    channels: createChannelStore(access),
    deliveries: createDeliveryStore(access),
    notificationSettings: createNotificationSettingStore(access),
    contacts: createContactStore(access),
    digests: createDigestStore(access),
    alertSettings: createAlertSettingsStore(access),
    history: worker ?? createInProcessHistory(access),
    copyTo: (path, signal) => copyDatabase(database.path, path, signal),
    restorePlace: restorePlaceIn(options.folder),
    disowned,
    prune: (now, signal) => prune(access, now, signal),
    async close() {
      await worker?.close()
      await access.close()
    },
  })
}
