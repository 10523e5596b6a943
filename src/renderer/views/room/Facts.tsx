import { useCopyText } from '../../queries/app-status'
import { CopyButton } from '../../ui/CopyButton'
import styles from './RoomDrawer.module.css'

export interface Fact {
  label: string
  value: string | null
  /** Offers to copy the value. */
  isCopyable?: boolean
}

/** Labelled values; what is not known is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const copy = useCopyText()
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, isCopyable }) =>
        value === null ? null : (
          <FactRow
            key={`${label} ${value}`}
            label={label}
            value={value}
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
  onCopy,
}: {
  label: string
  value: string
  onCopy: (() => Promise<unknown>) | null
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {value} {onCopy !== null && <CopyButton what={label} onCopy={onCopy} />}
      </dd>
    </>
  )
}
