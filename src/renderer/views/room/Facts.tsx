import type { ReactNode } from 'react'
import { useCopyText } from '../../queries/app-status'
import { CopyButton } from '../../ui/CopyButton'
import layout from '../../ui/facts.module.css'

export interface Fact {
  label: string
  value: string | null
  /** Stands behind the value. */
  note?: ReactNode
  /** Offers to copy the value. */
  isCopyable?: boolean
}

/** Labelled values; what is not known is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const copy = useCopyText()
  return (
    <dl className={layout.facts}>
      {facts.map(({ label, value, note, isCopyable }) =>
        value === null ? null : (
          <FactRow
            key={`${label} ${value}`}
            label={label}
            value={value}
            note={note}
            onCopy={isCopyable === true ? () => copy.mutateAsync(value) : null}
          />
        ),
      )}
    </dl>
  )
}

function FactRow({
  label,
  value,
  note,
  onCopy,
}: {
  label: string
  value: string
  note: ReactNode
  onCopy: (() => Promise<unknown>) | null
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {value} {note} {onCopy !== null && <CopyButton what={label} onCopy={onCopy} />}
      </dd>
    </>
  )
}
