import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { type IncidentId, type IncidentSummary, knownSince } from '../../../shared/model/incident'
import {
  impactWords,
  incidentStateWords,
  incidentsText,
  incidentTitle,
} from '../../../shared/text/en/incidents'
import type { TenantFace } from '../../queries/tenants'
import { classNames } from '../../ui/class-names'
import { ExpandButton } from '../../ui/ExpandButton'
import { SeverityBadge } from '../../ui/SeverityBadge'
import { Since } from '../../ui/Since'
import { TenantBadge } from '../../ui/TenantBadge'
import frame from '../../ui/VirtualTable.module.css'
import { useClock } from '../../ui-state/clock'
import styles from './IncidentTable.module.css'

interface IncidentRowProps {
  incident: IncidentSummary
  depth: 0 | 1
  /** How many incidents are folded into it. */
  folded: number
  /** Undefined for what concerns all tenants. */
  tenant: TenantFace | undefined
  /** Counted from 1 with the heading, for assistive technology. */
  rowIndex: number
  isCurrent: boolean
  isOpen: boolean
  isSelected: boolean
  isUnfolded: boolean
  hasImpact: boolean
  onOpen: (incidentId: IncidentId) => void
  onSelect: (incidentId: IncidentId) => void
  onUnfold: (incidentId: IncidentId) => void
}

/** One incident: how bad, what, where, since when, who has it. */
export const IncidentRow = memo(function IncidentRow(props: IncidentRowProps) {
  const { incident, depth, folded, tenant, rowIndex, isCurrent, isOpen, isSelected, isUnfolded } = props
  const { hasImpact, onOpen, onSelect, onUnfold } = props
  const { incidentId, roomId, roomName, tenantKey, site, owner, relapses, state, urgency } = incident
  // The room stands beside it.
  const title = incidentTitle({ ...incident, roomName: null })
  const since = knownSince(incident)
  return (
    <tr
      aria-rowindex={rowIndex}
      className={classNames(frame.row, styles.row, depth === 1 && styles.child, isOpen && styles.open)}
      data-state={state}
    >
      <td className={styles.check}>
        <input
          type="checkbox"
          aria-label={`${incidentsText.select}: ${title}`}
          checked={isSelected}
          onChange={() => onSelect(incidentId)}
        />
      </td>
      <td>
        <SeverityBadge severity={incident.severity} />
      </td>
      <td>
        <div className={styles.what}>
          {folded > 0 && (
            <ExpandButton
              isOpen={isUnfolded}
              label={isUnfolded ? incidentsText.hideChildren(folded) : incidentsText.showChildren(folded)}
              onToggle={() => onUnfold(incidentId)}
            />
          )}
          <button
            type="button"
            id={`incident-${incidentId}`}
            className={styles.title}
            tabIndex={isCurrent ? 0 : -1}
            title={title}
            onClick={() => onOpen(incidentId)}
          >
            {title}
          </button>
        </div>
        <div className={classNames(styles.marks, folded > 0 && styles.parent)}>
          {folded > 0 && <span>{incidentsText.folded(folded)}</span>}
          {relapses > 0 && (
            <span>
              {incidentsText.relapses} {relapses}×
            </span>
          )}
          {urgency === 'low' && <span>{incidentsText.low}</span>}
          {incident.isFirstSight && since !== null && <span>{incidentsText.firstSight}</span>}
          {incident.silencedUntil !== null && <span>{incidentsText.silenced}</span>}
          {incident.maintenanceUntil !== null && <span>{incidentsText.inMaintenance}</span>}
          {incident.isPaused && <span>{incidentsText.paused}</span>}
        </div>
      </td>
      <td className={classNames(frame.cut, styles.room)}>
        {roomId !== null && tenantKey !== 'app' ? (
          <Link to="/wall/room/$tenantKey/$roomId" params={{ tenantKey, roomId }} title={roomName ?? roomId}>
            {roomName ?? roomId}
          </Link>
        ) : null}
        <div className={styles.marks} title={site ?? undefined}>
          {site}
        </div>
      </td>
      <td>
        {tenant === undefined ? (
          incidentsText.allTenants
        ) : (
          <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.displayName} />
        )}
      </td>
      <td className={styles.number}>
        <Since at={since} />
      </td>
      {hasImpact && (
        <td className={styles.impact}>
          <ImpactOf incident={incident} />
        </td>
      )}
      <td>{incidentStateWords[state]}</td>
      <td className={frame.cut} title={owner ?? undefined}>
        {owner ?? <span className={styles.quiet}>{incidentsText.nobody}</span>}
      </td>
    </tr>
  )
})

function ImpactOf({ incident: { impact } }: { incident: IncidentSummary }) {
  const words = useClock((now) => (impact === null ? null : impactWords(impact, now)))
  return words === null ? (
    <span className={styles.quiet}>{incidentsText.impactUnknown}</span>
  ) : (
    <strong>{words}</strong>
  )
}
