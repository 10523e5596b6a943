import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react'
import { classNames } from './class-names'
import styles from './VirtualTable.module.css'

/** Which rows of a long table are drawn. */
export interface VirtualRows {
  scroller: RefObject<HTMLDivElement | null>
  count: number
  /** px; every row has it at least. */
  rowHeight: number
  /** Indices of the rows in sight and a few on either side. */
  drawn: readonly number[]
  /** Height of what is not drawn above and below, px. */
  above: number
  below: number
  /** Brings a row into sight. */
  scrollTo: (index: number) => void
  /** The `ref` of a row that may be higher than `rowHeight`; such a row says its index as `data-index`. */
  measure: (row: HTMLTableRowElement | null) => void
}

/**
 * Follows the scrolling of a table in which every row is `rowHeight` px high, or is measured. The heights of measured rows are
 * remembered by `keyOf` their index; it keeps its identity while the rows stay what they are.
 */
export function useVirtualRows(
  count: number,
  rowHeight: number,
  keyOf: (index: number) => string | number = indexOf,
): VirtualRows {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    getItemKey: keyOf,
  })
  const items = virtual.getVirtualItems()
  return {
    scroller,
    count,
    rowHeight,
    drawn: items.map(({ index }) => index),
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollTo: (index) => virtual.scrollToIndex(index),
    measure: virtual.measureElement,
  }
}

function indexOf(index: number): number {
  return index
}

interface VirtualTableProps {
  label: string
  rows: VirtualRows
  /** The cells of the heading. */
  head: ReactNode
  className?: string | undefined
  onKeyDown?: (event: KeyboardEvent) => void
  /** A `<tr className={frame.row}>`; `rowIndex` counts from 1 with the heading, for assistive technology. */
  children: (index: number, rowIndex: number) => ReactNode
}

/** A long table under a heading that stays, of which only the rows in sight exist. */
export function VirtualTable({ label, rows, head, className, onKeyDown, children }: VirtualTableProps) {
  const { scroller, count, rowHeight, drawn, above, below } = rows
  const rowStyle: CSSProperties = { '--row-height': `${rowHeight}px` }
  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        className={classNames(styles.table, className)}
        style={rowStyle}
        aria-label={label}
        aria-rowcount={count + 1}
      >
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {above > 0 && <Gap height={above} />}
          {drawn.map((index) => children(index, index + 2))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  )
}

function Gap({ height }: { height: number }) {
  return (
    <tr>
      <td className={styles.gap} style={{ height }} />
    </tr>
  )
}
