import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { IncidentDrawer } from './IncidentDrawer'

/** The incident of the address, in a drawer over the list. */
export function IncidentView() {
  const navigate = useNavigate()
  const { incidentId } = useParams({ from: '/incidents/$incidentId' })
  const close = useCallback((): void => void navigate({ to: '/incidents' }), [navigate])
  return <IncidentDrawer key={incidentId} incidentId={incidentId} onClose={close} />
}
