import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useMemo } from 'react'
import type { Preferences } from '../../../shared/model/preferences'
import type { RoomSummary } from '../../../shared/model/room'
import type { TenantLooks } from './tenant-looks'
import { useElementSize } from './use-element-size'
import { columnsOf, layOutDots, layOutTiles, measuresFor } from './wall-layout'
import { arrangeSections } from './wall-sections'

interface WallOrder {
  rooms: readonly RoomSummary[]
  looks: TenantLooks
  grouping: Preferences['grouping']
  density: Preferences['density']
}

export type WallRowsInSight = ReturnType<typeof useWallRows>

/** All rooms in rows that fit the scroller, and which of the rows are in sight. */
export function useWallRows(
  scroller: RefObject<HTMLDivElement | null>,
  { rooms, looks, grouping, density }: WallOrder,
) {
  const size = useElementSize(scroller)
  const sections = useMemo(
    () => arrangeSections(rooms, grouping, [...looks.keys()]),
    [rooms, grouping, looks],
  )
  const { rows, measures } = useMemo(() => {
    if (density === 'dots') return layOutDots(sections, size)
    const tileMeasures = measuresFor(density, size)
    return { rows: layOutTiles(sections, tileMeasures, size), measures: tileMeasures }
  }, [sections, density, size])

  // The virtualizer computes all positions anew when this function changes: with new rows, and only then.
  const keyOf = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    getItemKey: keyOf,
    overscan: 3,
  })
  const visible = virtualizer.getVirtualItems()
  const visibleRooms = visible.flatMap(({ index }) => {
    const row = rows[index]
    return row?.kind === 'tiles' ? row.rooms : []
  })
  return {
    rows,
    measures,
    columns: columnsOf(measures, size),
    isLaidOut: rows.length > 0 && size.height > 0,
    virtualizer,
    visible,
    visibleRooms,
  }
}
