import { Button } from '@fluentui/react-components'
import type { MaintenanceScope } from '../../shared/model/maintenance'
import { maintenanceText } from '../../shared/text/en/maintenance'
import { useMaintenanceDialog } from '../ui-state/maintenance-dialog'

/** Asks for planned work on one of a few things, the most likely first. */
export function MaintenanceButton({ scopes }: { scopes: readonly MaintenanceScope[] }) {
  const show = useMaintenanceDialog((dialog) => dialog.show)
  return (
    <Button title={maintenanceText.buttonHint} onClick={() => show({ scopes })}>
      {maintenanceText.button}
    </Button>
  )
}
