import { Button, Spinner } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useId } from 'react'
import type { MaintenanceScope } from '../../../shared/model/maintenance'
import type { RoomDetail, RoomId } from '../../../shared/model/room'
import type { TenantKey } from '../../../shared/model/tenant'
import { whyMissing } from '../../../shared/text/en/capabilities'
import { levelHints, levelWord } from '../../../shared/text/en/health'
import { roomKindWords, roomText } from '../../../shared/text/en/rooms'
import { wallText } from '../../../shared/text/en/wall'
import { useRoomDetail } from '../../queries/room-detail'
import { useTenant } from '../../queries/tenants'
import { Drawer } from '../../ui/Drawer'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Freshness } from '../../ui/Freshness'
import { MaintenanceButton } from '../../ui/MaintenanceButton'
import { Since } from '../../ui/Since'
import { StateBadge, SuspicionBadge } from '../../ui/StateBadge'
import { TenantBadge } from '../../ui/TenantBadge'
import { AccountSection } from './AccountSection'
import { DeviceCard } from './DeviceCard'
import { DrawerSection } from './DrawerSection'
import { deviceTitle } from './device-title'
import { HistoryStrip } from './HistoryStrip'
import { PlaceSection } from './PlaceSection'
import { PresenceAnswers } from './PresenceAnswers'
import { ReasonList } from './ReasonList'
import styles from './RoomDrawer.module.css'
import { RoomJournal } from './RoomJournal'
import { VipToggle } from './VipToggle'

interface RoomDrawerProps {
  tenantKey: TenantKey
  roomId: RoomId
  onClose: () => void
}

/** The room, each of its devices, its site and its tenant. */
function scopesOf({ identity, devices }: RoomDetail): MaintenanceScope[] {
  const { tenantKey, roomId, name, site } = identity
  return [
    { kind: 'room', tenantKey, roomId, name },
    ...devices.map((device) => ({
      kind: 'device' as const,
      tenantKey,
      roomId,
      deviceId: device.deviceId,
      name: deviceTitle(device),
    })),
    ...(site === null ? [] : [{ kind: 'site' as const, tenantKey, site }]),
    { kind: 'tenant', tenantKey },
  ]
}

/** One room in depth, over the wall: why, since when, what it is made of, and what can be done. */
export function RoomDrawer({ tenantKey, roomId, onClose }: RoomDrawerProps) {
  const titleId = useId()
  const { data: room, error, isPending } = useRoomDetail(tenantKey, roomId)
  const status = useTenant(tenantKey)

  return (
    <Drawer titleId={titleId} onClose={onClose}>
      <header className={styles.header} data-level={room?.health.level}>
        <div className={styles.heading}>
          <h2 id={titleId}>{room?.identity.name ?? roomText.loading}</h2>
          {room !== undefined && (
            <p className={styles.place}>
              {status !== undefined && (
                <>
                  <TenantBadge
                    badge={status.tenant.badge}
                    colour={status.tenant.colour}
                    name={status.tenant.displayName}
                  />
                  {status.tenant.displayName}
                </>
              )}
              {[room.identity.site, room.identity.floor === null ? null : wallText.floor(room.identity.floor)]
                .filter((part) => part !== null)
                .map((part) => (
                  <span key={part}> · {part}</span>
                ))}
              {room.identity.kind !== 'room' && <span> · {roomKindWords[room.identity.kind]}</span>}
            </p>
          )}
        </div>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={roomText.close}
          title={`${roomText.close} (Esc)`}
          onClick={onClose}
        />
        {room !== undefined && (
          <p className={styles.verdict}>
            <StateBadge
              level={room.health.level}
              look="filled"
              word={levelWord(room.health.level, room.health.reasons[0]?.level)}
            />
            <span className={styles.since}>
              {room.health.since !== null && `${wallText.since} `}
              <Since at={room.health.since} />
            </span>
            {room.health.suspicion !== null && <SuspicionBadge suspicion={room.health.suspicion} />}
            <VipToggle room={room} />
            <MaintenanceButton scopes={scopesOf(room)} />
            {status !== undefined && (
              <span className={styles.fresh}>
                <Freshness status={status} />
              </span>
            )}
          </p>
        )}
      </header>
      <div className={styles.body}>
        {isPending && <Spinner label={roomText.loading} />}
        {error !== null && <ErrorNotice failure={error.failure} />}
        {room !== undefined && (
          <>
            <p className={styles.hint}>{levelHints[room.health.level]}</p>
            <DrawerSection title={roomText.why}>
              <ReasonList reasons={room.health.reasons} notKnown={room.health.notKnown} />
              {room.identity.accountId !== null && <PresenceAnswers tenantKey={tenantKey} roomId={roomId} />}
            </DrawerSection>
            <DrawerSection title={roomText.history}>
              <HistoryStrip tenantKey={tenantKey} roomId={roomId} />
            </DrawerSection>
            <DrawerSection title={roomText.devices}>
              {room.devices.length === 0 && (
                <p className={styles.quiet}>{whyMissing(status, 'devices') ?? roomText.noDevices}</p>
              )}
              {room.devices.map((device) => (
                <DeviceCard key={device.deviceId} device={device} room={room} status={status} />
              ))}
            </DrawerSection>
            <DrawerSection title={roomText.account}>
              <AccountSection account={room.account} presence={room.presence} status={status} />
            </DrawerSection>
            <DrawerSection title={roomText.place}>
              <PlaceSection place={room.place} status={status} />
            </DrawerSection>
            <RoomJournal tenantKey={tenantKey} roomId={roomId} />
          </>
        )}
      </div>
    </Drawer>
  )
}
