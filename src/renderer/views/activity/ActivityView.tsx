import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import type { ActionRecord } from '../../../shared/model/action'
import { actionKindWords, actionsText } from '../../../shared/text/en/actions'
import { momentWords } from '../../../shared/text/en/time'
import { useActions } from '../../queries/actions'
import { useTenants } from '../../queries/tenants'
import { ActionOutcome } from '../../ui/ActionOutcome'
import { ActionSteps } from '../../ui/ActionSteps'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ExpandButton } from '../../ui/ExpandButton'
import { ListTable } from '../../ui/ListTable'
import screen from '../../ui/screen.module.css'
import { TenantBadge } from '../../ui/TenantBadge'

/** The journal of every command sent from this computer. */
export function ActivityView() {
  const { data: actions, error } = useActions(null, null)
  return (
    <div className={screen.page}>
      <h1>{actionsText.title}</h1>
      <p className={screen.intro}>{actionsText.intro}</p>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {actions?.length === 0 && <EmptyState title={actionsText.empty} hint={actionsText.emptyHint} />}
      {actions !== undefined && actions.length > 0 && <ActionTable actions={actions} />}
    </div>
  )
}

function ActionTable({ actions }: { actions: readonly ActionRecord[] }) {
  const { tenants } = useTenants()
  const [openId, setOpenId] = useState<string | null>(null)
  return (
    <ListTable
      columns={[
        { words: actionsText.steps, isHidden: true },
        actionsText.when,
        actionsText.outcome,
        actionsText.command,
        actionsText.device,
        actionsText.room,
        actionsText.by,
      ]}
    >
      {actions.map((action) => {
        const { actionId, tenantKey, roomId, roomName } = action
        const tenant = tenants.find((status) => status.tenant.tenantKey === tenantKey)?.tenant
        const isOpen = openId === actionId
        return (
          <Fragment key={actionId}>
            <tr>
              <td>
                <ExpandButton
                  isOpen={isOpen}
                  label={isOpen ? actionsText.hideSteps : actionsText.showSteps}
                  onToggle={() => setOpenId(isOpen ? null : actionId)}
                />
              </td>
              <td className={screen.number}>{momentWords(action.requestedAt)}</td>
              <td>
                <ActionOutcome state={action.state} />
              </td>
              <td>{actionKindWords[action.kind]}</td>
              <td>{action.deviceName}</td>
              <td>
                {tenant !== undefined && (
                  <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.displayName} />
                )}{' '}
                {roomId === null ? (
                  roomName
                ) : (
                  <Link to="/wall/room/$tenantKey/$roomId" params={{ tenantKey, roomId }}>
                    {roomName ?? roomId}
                  </Link>
                )}
              </td>
              <td>{action.requestedBy}</td>
            </tr>
            {isOpen && (
              <tr>
                <td />
                <td colSpan={6}>
                  <ActionSteps steps={action.steps} />
                  {action.operationId !== null && (
                    <p className={screen.quiet}>
                      {actionsText.operation}: {action.operationId}
                    </p>
                  )}
                </td>
              </tr>
            )}
          </Fragment>
        )
      })}
    </ListTable>
  )
}
