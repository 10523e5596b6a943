import { Button } from '@fluentui/react-components'
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { type IncidentId, isMuted } from '../../../shared/model/incident'
import { incidentsText } from '../../../shared/text/en/incidents'
import { mutedText } from '../../../shared/text/en/muted'
import { useExportIncidents, useIncidents } from '../../queries/incidents'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Segmented } from '../../ui/Segmented'
import screen from '../../ui/screen.module.css'
import { useWallFilters } from '../../ui-state/wall-filters'
import { AcknowledgeDialog } from './AcknowledgeDialog'
import { HandoverDialog } from './HandoverDialog'
import styles from './IncidentsView.module.css'
import { IncidentTable } from './IncidentTable'
import { type IncidentFilter, incidentFilters, listRows } from './incident-list'
import { SelectionBar } from './SelectionBar'

/** What is wrong, worst first, with what people do about it; the incident of the address opens over it. */
export function IncidentsView() {
  const navigate = useNavigate()
  const { incidentId: openId } = useParams({ strict: false })
  const { incidents, isRead, error } = useIncidents()
  const tenants = useWallFilters((filters) => filters.tenants)
  const [filter, setFilter] = useState<IncidentFilter>('unresolved')
  const [unfolded, setUnfolded] = useState<ReadonlySet<IncidentId>>(new Set())
  const [selected, setSelected] = useState<ReadonlySet<IncidentId>>(new Set())
  const [asking, setAsking] = useState<readonly IncidentId[]>([])

  const exporting = useExportIncidents()

  const rows = useMemo(
    () => listRows(incidents, filter, tenants, unfolded),
    [incidents, filter, tenants, unfolded],
  )
  const open = useCallback(
    (incidentId: IncidentId): void => {
      void navigate({ to: '/incidents/$incidentId', params: { incidentId } })
    },
    [navigate],
  )
  const shown = new Set(rows.map(({ incident }) => incident.incidentId))
  const chosen = [...selected].filter((incidentId) => shown.has(incidentId))
  return (
    <div className={screen.whole}>
      <div className={screen.bar}>
        <h1>{incidentsText.title}</h1>
        <Segmented
          label={incidentsText.filter}
          value={filter}
          options={incidentsText.filters}
          order={incidentFilters}
          onChange={setFilter}
        />
        <Link to="/incidents/muted" className={styles.muted}>
          {mutedText.linkCount(incidents.filter(isMuted).length)}
        </Link>
        <HandoverDialog />
        <Button
          disabled={rows.length === 0 || exporting.isPending}
          title={incidentsText.exportHint}
          onClick={() => exporting.mutate(rows.map(({ incident }) => incident.incidentId))}
        >
          {incidentsText.exportList}
        </Button>
      </div>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {exporting.error !== null && <ErrorNotice failure={exporting.error.failure} />}
      {chosen.length > 0 && (
        <SelectionBar
          chosen={incidents.filter(({ incidentId }) => chosen.includes(incidentId))}
          onAcknowledge={() => setAsking(chosen)}
          onClear={() => setSelected(new Set())}
        />
      )}
      <div className={styles.stage}>
        {isRead && rows.length === 0 && (
          <EmptyState
            title={filter === 'unresolved' ? incidentsText.empty : incidentsText.emptyFilter}
            hint={filter === 'unresolved' ? incidentsText.emptyHint : incidentsText.emptyFilterHint}
          />
        )}
        {rows.length > 0 && (
          <IncidentTable
            rows={rows}
            openId={openId ?? null}
            selected={selected}
            unfolded={unfolded}
            onOpen={open}
            onSelect={setSelected}
            onUnfold={(incidentId) => setUnfolded(toggled(unfolded, incidentId))}
            onAcknowledge={(incidentId) => setAsking([incidentId])}
          />
        )}
        <Outlet />
      </div>
      <AcknowledgeDialog
        incidents={incidents.filter(({ incidentId }) => asking.includes(incidentId))}
        onClose={() => setAsking([])}
        onDone={() => setSelected(new Set())}
      />
    </div>
  )
}

function toggled(ids: ReadonlySet<IncidentId>, incidentId: IncidentId): ReadonlySet<IncidentId> {
  const next = new Set(ids)
  if (!next.delete(incidentId)) next.add(incidentId)
  return next
}
