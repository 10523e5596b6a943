import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { ListedMaintenance } from '../../../shared/model/maintenance'
import {
  maintenanceText,
  maintenanceTimeWords,
  scopeWords,
  spanWords,
} from '../../../shared/text/en/maintenance'
import { inWords } from '../../../shared/text/en/time'
import { useMaintenance, useMaintenanceDeed } from '../../queries/maintenance'
import { useTenants } from '../../queries/tenants'
import { Confirm } from '../../ui/Confirm'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ListTable } from '../../ui/ListTable'
import screen from '../../ui/screen.module.css'
import { useClock } from '../../ui-state/clock'
import { useMaintenanceDialog } from '../../ui-state/maintenance-dialog'
import styles from './MutedView.module.css'
import { NightWindow } from './NightWindow'

/** Planned work, what is under way first, and the nightly update window. */
export function MaintenanceList() {
  const { data, error } = useMaintenance()
  const end = useMaintenanceDeed('maintenance.end')
  const remove = useMaintenanceDeed('maintenance.remove')
  const [removing, setRemoving] = useState<ListedMaintenance | null>(null)
  const failed = error ?? end.error ?? remove.error
  const confirm = (): void => {
    if (removing !== null) remove.mutate({ windowId: removing.windowId })
    setRemoving(null)
  }
  return (
    <>
      <h2>{maintenanceText.listTitle}</h2>
      {failed !== null && <ErrorNotice failure={failed.failure} />}
      {data?.windows.length === 0 && <p className={screen.quiet}>{maintenanceText.listEmpty}</p>}
      {data !== undefined && data.windows.length > 0 && (
        <ListTable
          label={maintenanceText.listTitle}
          columns={[
            maintenanceText.what,
            maintenanceText.when,
            maintenanceText.next,
            { words: maintenanceText.covers, isRight: true },
            { words: maintenanceText.hides, isRight: true },
            { words: maintenanceText.hid, isRight: true },
            maintenanceText.comment,
            maintenanceText.actions,
          ]}
        >
          {data.windows.map((window) => (
            <WindowRow
              key={window.windowId}
              window={window}
              onEnd={() => end.mutate({ windowId: window.windowId })}
              onRemove={() => setRemoving(window)}
            />
          ))}
        </ListTable>
      )}
      {data !== undefined && <NightWindow window={data.restartWindow} waitedFor={data.roomsAwayAtNight} />}
      <Confirm
        isOpen={removing !== null}
        title={maintenanceText.removeTitle}
        deed={maintenanceText.remove}
        onConfirm={confirm}
        onCancel={() => setRemoving(null)}
      >
        <p>{maintenanceText.removeBody}</p>
      </Confirm>
    </>
  )
}

function WindowRow({
  window,
  onEnd,
  onRemove,
}: {
  window: ListedMaintenance
  onEnd: () => void
  onRemove: () => void
}) {
  const { scope, time, zone, next, isActive, rooms, muted, hid, author, comment } = window
  const { tenants } = useTenants()
  const show = useMaintenanceDialog((dialog) => dialog.show)
  const tenantName =
    tenants.find(({ tenant }) => tenant.tenantKey === scope.tenantKey)?.tenant.displayName ?? ''
  const soon = useClock((now) => (next === null ? '' : inWords(isActive ? next.until : next.from, now)))
  return (
    <tr>
      <td className={styles.cut}>
        {scopeWords(scope, tenantName)}
        {scope.kind !== 'tenant' && <p className={screen.quiet}>{tenantName}</p>}
      </td>
      <td>{maintenanceTimeWords(time, zone)}</td>
      <td>
        {isActive ? <strong>{maintenanceText.underWay(`ends ${soon}`)}</strong> : soon}
        {next !== null && time.kind === 'recurring' && (
          <p className={screen.quiet}>
            {spanWords(next, zone)} ({zone})
          </p>
        )}
      </td>
      <td className={screen.right}>{rooms.toLocaleString('en')}</td>
      <td className={screen.right}>{muted.toLocaleString('en')}</td>
      <td className={screen.right}>{hid.toLocaleString('en')}</td>
      <td className={styles.cut}>
        {comment}
        <p className={screen.quiet}>{author}</p>
      </td>
      <td>
        <div className={styles.buttons}>
          {isActive && (
            <Button size="small" onClick={onEnd}>
              {maintenanceText.endNow}
            </Button>
          )}
          <Button size="small" onClick={() => show({ scopes: [scope], changes: window })}>
            {maintenanceText.change}
          </Button>
          <Button size="small" onClick={onRemove}>
            {maintenanceText.remove}
          </Button>
        </div>
      </td>
    </tr>
  )
}
