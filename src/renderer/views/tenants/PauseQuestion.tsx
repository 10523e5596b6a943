import type { TenantStatus } from '../../../shared/model/tenant-status'
import { tenantListText } from '../../../shared/text/en/tenant-list'
import { Confirm } from '../../ui/Confirm'

interface PauseQuestionProps {
  /** Those that would be paused. */
  tenants: readonly TenantStatus[]
  isOpen: boolean
  isPending: boolean
  onPause: () => void
  onCancel: () => void
}

/** Asks before nobody is told of these tenants any more. */
export function PauseQuestion({ tenants, isOpen, isPending, onPause, onCancel }: PauseQuestionProps) {
  const [first] = tenants
  const rooms = tenants.reduce((sum, { roomCount }) => sum + roomCount, 0)
  return (
    <Confirm
      isOpen={isOpen}
      title={
        tenants.length === 1 && first !== undefined
          ? tenantListText.pauseOne(first.tenant.displayName)
          : tenantListText.pauseMany(tenants.length)
      }
      deed={tenantListText.pause}
      isPending={isPending}
      onConfirm={onPause}
      onCancel={onCancel}
    >
      <p>{tenantListText.pauseMeans(rooms)}</p>
    </Confirm>
  )
}
