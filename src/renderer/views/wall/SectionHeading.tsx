import { memo, useMemo } from 'react'
import type { RoomSummary } from '../../../shared/model/room'
import type { TenantKey } from '../../../shared/model/tenant'
import { levelWords } from '../../../shared/text/en/health'
import { maintenanceText } from '../../../shared/text/en/maintenance'
import { wallText } from '../../../shared/text/en/wall'
import { StateBadge } from '../../ui/StateBadge'
import { StateIcon } from '../../ui/StateIcon'
import { TenantBadge } from '../../ui/TenantBadge'
import { useMaintenanceDialog } from '../../ui-state/maintenance-dialog'
import styles from './SectionHeading.module.css'
import type { TenantLooks } from './tenant-looks'
import type { Section } from './wall-sections'
import { countRooms, levels } from './wall-selection'

/** The heading of a tenant, site, state or model, with its rooms by state. */
export const SectionHeading = memo(function SectionHeading({
  section,
  looks,
  isCurrent,
}: {
  section: Section
  looks: TenantLooks
  /** Is the room with the place in the tab order among its own? */
  isCurrent: boolean
}) {
  const { heading } = section
  if (heading.kind === 'tenant') {
    const look = looks.get(heading.tenantKey)
    return (
      <div className={styles.tenant}>
        {look !== undefined && <TenantBadge badge={look.badge} colour={look.colour} name={look.name} />}
        <h2 title={look?.name}>{look?.name}</h2>
        <Tally rooms={section.rooms} />
      </div>
    )
  }
  return (
    <div className={styles.section}>
      <h3>
        <SectionName section={section} />
      </h3>
      {heading.kind === 'state' ? (
        <span className={styles.count}>{wallText.roomCount(section.rooms.length)}</span>
      ) : (
        <Tally rooms={section.rooms} />
      )}
      {heading.kind === 'site' && heading.site !== null && (
        <SiteMaintenance site={heading.site} tenantKey={section.rooms[0]?.tenantKey} isTabStop={isCurrent} />
      )}
    </div>
  )
})

interface SiteMaintenanceProps {
  site: string
  tenantKey: TenantKey | undefined
  isTabStop: boolean
}

function SiteMaintenance({ site, tenantKey, isTabStop }: SiteMaintenanceProps) {
  const show = useMaintenanceDialog((dialog) => dialog.show)
  if (tenantKey === undefined) return null
  return (
    <button
      type="button"
      className={styles.work}
      // Only the site one is in: a Tab stop for every site would make the way to the rooms long.
      tabIndex={isTabStop ? 0 : -1}
      aria-label={maintenanceText.siteButton(site)}
      title={`${maintenanceText.siteButton(site)}. ${maintenanceText.buttonHint}`}
      onClick={(event) => {
        event.stopPropagation()
        show({
          scopes: [
            { kind: 'site', tenantKey, site },
            { kind: 'tenant', tenantKey },
          ],
        })
      }}
    >
      {maintenanceText.button}
    </button>
  )
}

/** What a section is called. */
export function SectionName({ section: { heading } }: { section: Section }) {
  if (heading.kind === 'state') return <StateBadge level={heading.level} />
  if (heading.kind === 'model') return heading.model ?? wallText.noModel
  if (heading.kind === 'tenant') return null
  const isCityNews = heading.city !== null && heading.site !== null && !heading.site.includes(heading.city)
  return (
    <span className={styles.site} title={[heading.site, heading.city].filter(Boolean).join(', ')}>
      {heading.site ?? wallText.noSite}
      {isCityNews && <span className={styles.city}>{heading.city}</span>}
    </span>
  )
}

function Tally({ rooms }: { rooms: readonly RoomSummary[] }) {
  const { byLevel } = useMemo(() => countRooms(rooms), [rooms])
  return (
    <span className={styles.tally}>
      {levels.map((level) =>
        byLevel[level] === 0 ? null : (
          <span
            key={level}
            data-level={level}
            title={`${levelWords[level]}: ${byLevel[level].toLocaleString('en')}`}
          >
            <StateIcon level={level} size={12} />
            {byLevel[level].toLocaleString('en')}
            <span className="visually-hidden">{levelWords[level]}</span>
          </span>
        ),
      )}
    </span>
  )
}
