import { Button } from '@fluentui/react-components'
import { type FormEvent, useId, useState } from 'react'
import type { TenantKey } from '../../../shared/model/tenant'
import { maintenanceText } from '../../../shared/text/en/maintenance'
import { useMaintenanceDeed } from '../../queries/maintenance'
import { ErrorNotice } from '../../ui/ErrorNotice'
import fields from '../../ui/fields.module.css'
import styles from './MaintenanceDialog.module.css'

const zones = Intl.supportedValuesOf('timeZone')

/** Sets a site's clock where its address does not tell. Within the dialog's form, so it is no form of its own. */
export function SiteClock({ tenantKey, site }: { tenantKey: TenantKey; site: string }) {
  const [zone, setZone] = useState('')
  const setSiteZone = useMaintenanceDeed('maintenance.setSiteZone')
  const ids = { zone: useId(), zones: useId() }
  const keep = (event: FormEvent): void => {
    event.preventDefault()
    setSiteZone.mutate({ tenantKey, site, zone })
  }
  return (
    <>
      <label className={fields.label} htmlFor={ids.zone}>
        {maintenanceText.siteZone}
      </label>
      <div className={styles.zone}>
        <input
          id={ids.zone}
          className={fields.field}
          list={ids.zones}
          placeholder={maintenanceText.siteZoneHint}
          value={zone}
          onChange={(event) => setZone(event.target.value)}
        />
        <datalist id={ids.zones}>
          {zones.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <Button disabled={!zones.includes(zone) || setSiteZone.isPending} onClick={keep}>
          {maintenanceText.setZone}
        </Button>
      </div>
      {setSiteZone.error !== null && <ErrorNotice failure={setSiteZone.error.failure} />}
    </>
  )
}
