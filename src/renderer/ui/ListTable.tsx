import type { ReactNode } from 'react'
import { classNames } from './class-names'
import screen from './screen.module.css'

interface Column {
  words: string
  /** Figures and buttons stand at the right. */
  isRight?: boolean
  /** The cells say it themselves to whoever sees them. */
  isHidden?: boolean
  hint?: string
}

interface ListTableProps {
  /** What it lists, where no heading says so. */
  label?: string
  columns: readonly (string | Column)[]
  className?: string | undefined
  /** Rows. */
  children: ReactNode
}

/** A table of a page, under a heading that stays in sight. For lists without end there is the virtual table. */
export function ListTable({ label, columns, className, children }: ListTableProps) {
  return (
    <table className={classNames(screen.table, className)} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => {
            const { words, isRight, isHidden, hint }: Column =
              typeof column === 'string' ? { words: column } : column
            return (
              <th
                key={`${words} ${isHidden}`}
                scope="col"
                className={isRight ? screen.right : undefined}
                title={hint}
              >
                {isHidden ? <span className="visually-hidden">{words}</span> : words}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
