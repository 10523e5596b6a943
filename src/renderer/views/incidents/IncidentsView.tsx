import { Button } from '@fluentui/react-components'
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { type IncidentId, type IncidentSummary, isMuted } from '../../../shared/model/incident'
import type { TenantKey } from '../../../shared/model/tenant'
import { incidentsText } from '../../../shared/text/en/incidents'
import { mutedText } from '../../../shared/text/en/muted'
import { useIncidentBulk } from '../../queries/incident-bulk'
import { useExportIncidents, useIncidents } from '../../queries/incidents'
import { useTenantFaces } from '../../queries/tenants'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { FilterField } from '../../ui/FilterField'
import { Segmented } from '../../ui/Segmented'
import screen from '../../ui/screen.module.css'
import { useWallFilters } from '../../ui-state/wall-filters'
import { BulkStatus } from './BulkStatus'
import { HandoverDialog } from './HandoverDialog'
import { type AskedDeed, IncidentDialogs } from './IncidentDialogs'
import styles from './IncidentsView.module.css'
import { IncidentTable } from './IncidentTable'
import { type IncidentDeed, useIncidentKeys } from './incident-keys'
import {
  countShown,
  type IncidentFilter,
  type IncidentSort,
  incidentFilters,
  listRows,
  toggled,
} from './incident-list'
import { SelectionBar } from './SelectionBar'
import { useTicket } from './use-ticket'

/** What is wrong, worst first, with what people do about it; the incident of the address opens over it. */
export function IncidentsView() {
  const navigate = useNavigate()
  const { incidentId: openId } = useParams({ strict: false })
  const { incidents: read, isRead, error } = useIncidents()
  // A large change is drawn in slices between which the window answers.
  const incidents = useDeferredValue(read)
  const faces = useTenantFaces()
  const tenants = useWallFilters((filters) => filters.tenants)
  const [filter, setFilter] = useState<IncidentFilter>('unresolved')
  const [typed, setTyped] = useState('')
  // Typing must never wait for the list: the rows follow a moment later.
  const text = useDeferredValue(typed)
  const [sort, setSort] = useState<IncidentSort>('urgency')
  const [unfolded, setUnfolded] = useState<ReadonlySet<IncidentId>>(new Set())
  const [selected, setSelected] = useState<ReadonlySet<IncidentId>>(new Set())
  const [asked, setAsked] = useState<AskedDeed | null>(null)
  const field = useRef<HTMLInputElement>(null)

  const exporting = useExportIncidents()
  const bulk = useIncidentBulk()
  const ticket = useTicket()

  const nameOf = useCallback((tenantKey: TenantKey) => faces.get(tenantKey)?.displayName ?? '', [faces])
  const rows = useMemo(
    () => listRows(incidents, { filter, text, tenants, nameOf, unfolded, sort }),
    [incidents, filter, text, tenants, nameOf, unfolded, sort],
  )
  const topCount = rows.filter(({ depth }) => depth === 0).length
  const allCount = useMemo(() => countShown(incidents, filter), [incidents, filter])
  const open = useCallback(
    (incidentId: IncidentId): void => {
      void navigate({ to: '/incidents/$incidentId', params: { incidentId } })
    },
    [navigate],
  )
  const unfold = useCallback(
    (incidentId: IncidentId): void => setUnfolded((held) => toggled(held, incidentId)),
    [],
  )
  const chosen = useMemo(
    () =>
      selected.size === 0
        ? []
        : rows.map(({ incident }) => incident).filter(({ incidentId }) => selected.has(incidentId)),
    [rows, selected],
  )

  /** A deed to one; to all selected ones where it can be done to many. */
  const begin = (deed: IncidentDeed, incident: IncidentSummary): void => {
    if (deed === 'copy') {
      ticket.mutate(incident.incidentId)
      return
    }
    const isForMany = (deed === 'acknowledge' || deed === 'snooze') && chosen.length > 0
    const unresolved = (isForMany ? chosen : [incident]).filter(({ state }) => state !== 'resolved')
    if (unresolved.length > 0) setAsked({ deed, incidents: unresolved })
  }
  const openIncident = incidents.find(({ incidentId }) => incidentId === openId)
  useIncidentKeys({
    isOpen: openIncident !== undefined,
    onFind: () => {
      field.current?.focus()
      field.current?.select()
    },
    onUrgency: () => setSort('urgency'),
    onEscape: () => {
      if (typed !== '' && document.activeElement === field.current) setTyped('')
      else setSelected(new Set())
      field.current?.blur()
    },
    onMove: (step) => {
      const at = rows.findIndex(({ incident }) => incident.incidentId === openId)
      const next = rows[at + step]
      if (next !== undefined) open(next.incident.incidentId)
    },
    onDeed: (deed) => openIncident !== undefined && begin(deed, openIncident),
  })

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
        <FilterField
          ref={field}
          label={incidentsText.find}
          hint={incidentsText.findHint}
          value={typed}
          onChange={setTyped}
          shortcut="/"
        />
        <span className={styles.count} role="status">
          {isRead && incidentsText.counted(topCount, allCount)}
        </span>
        <Link to="/incidents/muted" className={styles.muted}>
          {mutedText.linkCount(incidents.filter(isMuted).length)}
        </Link>
        <div className={styles.actions}>
          <HandoverDialog />
          <Button
            disabled={rows.length === 0 || exporting.isPending}
            title={incidentsText.exportHint}
            onClick={() => exporting.mutate(rows.map(({ incident }) => incident.incidentId))}
          >
            {incidentsText.exportList}
          </Button>
        </div>
      </div>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {exporting.error !== null && <ErrorNotice failure={exporting.error.failure} />}
      {ticket.error !== null && <ErrorNotice failure={ticket.error.failure} />}
      {chosen.length > 0 && bulk.progress === null && (
        <SelectionBar
          chosen={chosen}
          onDeed={(deed) => chosen[0] !== undefined && begin(deed, chosen[0])}
          onClear={() => setSelected(new Set())}
        />
      )}
      <BulkStatus bulk={bulk} />
      <div className={styles.stage}>
        {isRead && rows.length === 0 && (
          <EmptyState
            title={allCount === 0 ? incidentsText.empties[filter].title : incidentsText.emptyFilter}
            hint={allCount === 0 ? incidentsText.empties[filter].hint : incidentsText.emptyFilterHint}
          />
        )}
        {rows.length > 0 && (
          <IncidentTable
            rows={rows}
            faces={faces}
            openId={openId ?? null}
            selected={selected}
            unfolded={unfolded}
            onOpen={open}
            onSelect={setSelected}
            onUnfold={unfold}
            onDeed={begin}
            sort={sort}
            onSort={setSort}
          />
        )}
        <Outlet />
      </div>
      <IncidentDialogs
        asked={asked}
        bulk={bulk}
        onClose={() => setAsked(null)}
        onDone={() => setSelected(new Set())}
      />
    </div>
  )
}
