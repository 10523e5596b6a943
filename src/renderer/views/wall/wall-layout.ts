import type { RoomSummary } from '../../../shared/model/room'
import type { Section } from './wall-sections'

/** Sizes in px: of a tile (with its gap), of headings, and of the gutter that carries floors (or sites, for dots). */
export interface Measures {
  density: 'comfortable' | 'compact' | 'dots'
  tileWidth: number
  rowHeight: number
  tenantHeight: number
  headingHeight: number
  gutter: number
}

/** One row of the virtual list; heights are exact. */
export type WallRow =
  | { kind: 'heading'; key: string; height: number; section: Section }
  | {
      kind: 'tiles'
      key: string
      height: number
      label: string | null
      rooms: readonly RoomSummary[]
      columns: number
      /** For dots: the heading that stands in the gutter of the first row. */
      section: Section | null
    }

export interface Viewport {
  width: number
  height: number
}

/** Sizes for a density; roomier where the window is, so that names are readable across a room (alerting rule R24). */
export function measuresFor(density: 'comfortable' | 'compact', { width, height }: Viewport): Measures {
  const isLarge = width >= 1500 && height >= 560
  if (density === 'compact') {
    return {
      density,
      tileWidth: isLarge ? 196 : 172,
      rowHeight: 52,
      tenantHeight: 44,
      headingHeight: 36,
      gutter: width < 1100 ? 64 : 92,
    }
  }
  return {
    density,
    tileWidth: isLarge ? 240 : 224,
    rowHeight: isLarge ? 116 : 108,
    tenantHeight: 48,
    headingHeight: 40,
    gutter: width < 1100 ? 64 : 92,
  }
}

/** How many tiles stand side by side. */
export function columnsOf({ tileWidth, gutter }: Measures, { width }: Viewport): number {
  return Math.max(1, Math.floor((width - gutter) / tileWidth))
}

/** Sections -> rows of fixed heights. */
export function layOutTiles(sections: readonly Section[], measures: Measures, viewport: Viewport): WallRow[] {
  const columns = columnsOf(measures, viewport)
  const rows: WallRow[] = []
  for (const section of sections) {
    const isTenant = section.heading.kind === 'tenant'
    rows.push({
      kind: 'heading',
      key: section.key,
      height: isTenant ? measures.tenantHeight : measures.headingHeight,
      section,
    })
    for (const shelf of section.shelves) {
      pushRows(rows, shelf.key, shelf.label, shelf.rooms, columns, measures.rowHeight, null)
    }
  }
  return rows
}

const pitches = [28, 24, 20, 17, 15, 13, 12, 11, 10] as const
const smallestPitch = 9
/** The least height of a row with a label. */
const labelHeight = 16
const dotGutter = 200
const narrowDotGutter = 120

/**
 * Sections -> rows of dots that fit the window: the largest dots for which every room is in sight, headings in the
 * gutter. When sites take too much room of their own, they run on within their tenant.
 */
export function layOutDots(
  sections: readonly Section[],
  viewport: Viewport,
): { rows: WallRow[]; measures: Measures } {
  const merged = mergeSites(sections)
  for (const pitch of pitches) {
    // Sites in rows of their own read better than larger dots, but not better than readable ones.
    for (const candidate of pitch >= 13 ? [sections, merged] : [merged]) {
      const fitting = dotRows(candidate, viewport, pitch)
      if (fitting.height <= viewport.height) return fitting
    }
  }
  return dotRows(merged, viewport, smallestPitch)
}

function dotRows(
  sections: readonly Section[],
  viewport: Viewport,
  pitch: number,
): { rows: WallRow[]; measures: Measures; height: number } {
  const measures: Measures = {
    density: 'dots',
    tileWidth: pitch,
    rowHeight: pitch,
    tenantHeight: 36,
    headingHeight: 0,
    gutter: viewport.width < 1100 ? narrowDotGutter : dotGutter,
  }
  const columns = columnsOf(measures, viewport)
  const rows: WallRow[] = []
  for (const section of sections) {
    if (section.shelves.length === 0) {
      rows.push({ kind: 'heading', key: section.key, height: measures.tenantHeight, section })
    } else pushRows(rows, section.key, null, section.rooms, columns, pitch, section)
  }
  for (const row of rows) {
    if (row.kind === 'tiles' && row.section !== null) row.height = Math.max(row.height, labelHeight)
  }
  return { rows, measures, height: rows.reduce((sum, row) => sum + row.height, 0) }
}

/** Tenant headings followed by sites become one section a tenant. */
function mergeSites(sections: readonly Section[]): Section[] {
  return sections
    .filter((section) => section.heading.kind !== 'site')
    .map((section) =>
      section.heading.kind === 'tenant'
        ? { ...section, shelves: [{ key: section.key, label: null, rooms: section.rooms }] }
        : section,
    )
}

function pushRows(
  rows: WallRow[],
  key: string,
  label: string | null,
  rooms: readonly RoomSummary[],
  columns: number,
  height: number,
  section: Section | null,
): void {
  for (let start = 0; start < rooms.length; start += columns) {
    rows.push({
      kind: 'tiles',
      key: `${key} ${start}`,
      height,
      label: start === 0 ? label : null,
      rooms: rooms.slice(start, start + columns),
      columns,
      section: start === 0 ? section : null,
    })
  }
}
