import { Button } from '@fluentui/react-components'
import { maintenanceText } from '../../../shared/text/en/maintenance'
import { useMaintenance, useMaintenanceDeed } from '../../queries/maintenance'
import { useTenants } from '../../queries/tenants'
import screen from '../../ui/screen.module.css'
import styles from './MutedView.module.css'

/** The clocks of sites that somebody set by hand. */
export function SiteClockList() {
  const { data } = useMaintenance()
  const { tenants } = useTenants()
  const set = useMaintenanceDeed('maintenance.setSiteZone')
  return (
    <>
      <h2>{maintenanceText.zonesTitle}</h2>
      {data?.siteZones.length === 0 && <p className={screen.quiet}>{maintenanceText.zonesEmpty}</p>}
      <ul className={styles.list}>
        {data?.siteZones.map(({ tenantKey, site, zone }) => (
          <li key={`${tenantKey} ${site}`}>
            {site}, {tenants.find(({ tenant }) => tenant.tenantKey === tenantKey)?.tenant.displayName}: {zone}{' '}
            <Button size="small" onClick={() => set.mutate({ tenantKey, site, zone: null })}>
              {maintenanceText.zonesReset}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
