import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { RoomDrawer } from './RoomDrawer'

/** The room of the address, in a drawer over the wall. */
export function RoomView() {
  const navigate = useNavigate()
  const { tenantKey, roomId } = useParams({ from: '/wall/room/$tenantKey/$roomId' })
  const close = useCallback((): void => void navigate({ to: '/wall' }), [navigate])
  return <RoomDrawer key={`${tenantKey} ${roomId}`} tenantKey={tenantKey} roomId={roomId} onClose={close} />
}
