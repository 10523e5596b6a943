import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Failure } from '../../../shared/errors'
import type { RoomDetail } from '../../../shared/model/room'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { actionsText } from '../../../shared/text/en/actions'
import { whyMissing } from '../../../shared/text/en/capabilities'
import { clockWords } from '../../../shared/text/en/time'
import { useRestartDevice } from '../../queries/actions'
import { Confirm } from '../../ui/Confirm'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { deviceTitle } from './device-title'
import styles from './RestartDevice.module.css'

interface RestartDeviceProps {
  device: RoomDetail['devices'][number]
  room: RoomDetail
  status: TenantStatus | undefined
}

const callActivities: ReadonlySet<string> = new Set([
  'inacall',
  'inaconferencecall',
  'inameeting',
  'presenting',
])

const titleOf = (failure: Failure): string => {
  if (failure.code === 'graph.answerLost') return actionsText.lostTitle
  return failure.code.startsWith('action.') || failure.code === 'graph.conflict'
    ? actionsText.refusedTitle
    : actionsText.failedTitle
}

/** Restart: asked twice, answered with a receipt or a reason. Where it cannot work, the reason stands in its place. */
export function RestartDevice({ device, room, status }: RestartDeviceProps) {
  const restart = useRestartDevice()
  const [isAsking, setIsAsking] = useState(false)
  if (status === undefined) return null
  const { deviceSource, tenant } = status
  if (!deviceSource.canRestart) {
    const why = whyMissing(status, 'restart') ?? actionsText.notOfferedNoSource
    return (
      <p className={styles.quiet}>
        {actionsText.notOffered}: {why}
      </p>
    )
  }
  const name = deviceTitle(device)
  const isInCall = room.presence !== null && callActivities.has(room.presence.activity.toLowerCase())
  const confirm = (): void => {
    setIsAsking(false)
    restart.mutate({ tenantKey: tenant.tenantKey, deviceId: device.deviceId })
  }
  return (
    <div className={styles.restart}>
      <Button
        icon={<ArrowClockwiseRegular />}
        disabled={restart.isPending}
        aria-label={actionsText.restartDevice(name)}
        onClick={() => setIsAsking(true)}
      >
        {actionsText.restart}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={actionsText.confirmTitle(name)}
        deed={actionsText.restart}
        onConfirm={confirm}
        onCancel={() => setIsAsking(false)}
      >
        <p className={styles.subject}>{actionsText.confirmRoom(room.identity.name, tenant.displayName)}</p>
        {isInCall && <p className={styles.warning}>{actionsText.confirmInCall}</p>}
        <p>{deviceSource.kind === 'intune' ? actionsText.confirmByIntune : actionsText.confirmBody}</p>
      </Confirm>
      {restart.data !== undefined && (
        <p className={styles.receipt} role="status">
          {actionsText.receipt(clockWords(restart.data.action.requestedAt))}
        </p>
      )}
      {restart.error !== null && (
        <div className={styles.refusal}>
          <ErrorNotice failure={restart.error.failure} title={titleOf(restart.error.failure)}>
            {restart.error.failure.code === 'action.alreadyQueued' && (
              <Link to="/activity">{actionsText.showFirst}</Link>
            )}
          </ErrorNotice>
        </div>
      )}
    </div>
  )
}
