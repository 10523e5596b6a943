import { memo } from 'react'
import { wallText } from '../../../shared/text/en/wall'
import { TenantBadge } from '../../ui/TenantBadge'
import { RoomDot } from './RoomDot'
import { RoomTile } from './RoomTile'
import { SectionHeading, SectionName } from './SectionHeading'
import type { TenantLooks } from './tenant-looks'
import styles from './WallGrid.module.css'
import type { Measures, WallRow } from './wall-layout'
import { roomKey } from './wall-movement'
import type { Section } from './wall-sections'

/** More dots never stand in one row: the smallest ones on the widest screen. */
const mostInRow = 1000
const places = Array.from({ length: mostInRow }, (_, place) => `place ${place}`)

interface WallRowViewProps {
  row: WallRow
  looks: TenantLooks
  density: Measures['density']
  /** The room with the place in the tab order, if it is in this row. */
  currentKey: string | null
  /** Is that room one of the section that this row heads? */
  isCurrentSection: boolean
  /** The room in the drawer, if it is in this row. */
  openKey: string | null
}

/** One row of the wall: a heading, or tiles with their floor in the gutter. */
export const WallRowView = memo(function WallRowView({
  row,
  looks,
  density,
  currentKey,
  isCurrentSection,
  openKey,
}: WallRowViewProps) {
  if (row.kind === 'heading')
    return <SectionHeading section={row.section} looks={looks} isCurrent={isCurrentSection} />
  return (
    <div className={density === 'dots' ? styles.dots : styles.tiles}>
      <span className={styles.gutter} title={row.label ?? undefined}>
        {row.section === null ? (
          row.label !== null && wallText.floor(row.label)
        ) : (
          <GutterName section={row.section} looks={looks} />
        )}
      </span>
      {row.rooms.map((room, index) => {
        const tenant = looks.get(room.tenantKey)
        if (tenant === undefined) return null
        const key = roomKey(room)
        const common = { room, tenant, isCurrent: key === currentKey, isOpen: key === openKey }
        return density === 'dots' ? (
          // By place, not by room: when the filter moves rooms along, dots are repainted instead of made anew.
          <RoomDot key={places[index]} {...common} />
        ) : (
          <RoomTile key={key} {...common} density={density} />
        )
      })}
    </div>
  )
})

function GutterName({ section, looks }: { section: Section; looks: TenantLooks }) {
  const { heading } = section
  if (heading.kind !== 'tenant') return <SectionName section={section} />
  const look = looks.get(heading.tenantKey)
  if (look === undefined) return null
  return (
    <span className={styles.gutterTenant} title={look.name}>
      <TenantBadge badge={look.badge} colour={look.colour} name={look.name} /> {look.name}
    </span>
  )
}
