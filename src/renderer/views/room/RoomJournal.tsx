import type { RoomId } from '../../../shared/model/room'
import type { TenantKey } from '../../../shared/model/tenant'
import { actionsText } from '../../../shared/text/en/actions'
import { useActions } from '../../queries/actions'
import { ActionOutcome } from '../../ui/ActionOutcome'
import { ActionSteps } from '../../ui/ActionSteps'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Ago } from '../../ui/Since'
import { DrawerSection } from './DrawerSection'
import styles from './RoomJournal.module.css'

/** What was asked of this room's devices, newest first, with every step. */
export function RoomJournal({ tenantKey, roomId }: { tenantKey: TenantKey; roomId: RoomId }) {
  const { data: actions, error } = useActions(tenantKey, roomId)
  return (
    <DrawerSection title={actionsText.journal}>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {actions?.length === 0 && <p className={styles.none}>{actionsText.journalEmpty}</p>}
      {actions?.map((action) => (
        <article key={action.actionId} className={styles.action}>
          <p className={styles.what}>
            <strong>{actionsText.restartDevice(action.deviceName)}</strong>
            <ActionOutcome state={action.state} />
          </p>
          <p className={styles.who}>
            {action.requestedBy}, <Ago at={action.requestedAt} />
          </p>
          <ActionSteps steps={action.steps} />
        </article>
      ))}
    </DrawerSection>
  )
}
