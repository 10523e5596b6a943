import { SearchRegular } from '@fluentui/react-icons/svg/search'
import type { Ref } from 'react'
import { classNames } from './class-names'
import styles from './FilterField.module.css'

interface FilterFieldProps {
  label: string
  hint: string
  value: string
  onChange: (text: string) => void
  /** As low as small buttons beside it. */
  isSmall?: boolean
  /** The key that leads here; shown until the field has the focus. */
  shortcut?: string
  ref?: Ref<HTMLInputElement>
}

/** Longer than any name; what reaches the main process as a filter is capped there as well. */
const maxLength = 200

/** Narrows a list as one types. */
export function FilterField({
  label,
  hint,
  value,
  onChange,
  isSmall = false,
  shortcut,
  ref,
}: FilterFieldProps) {
  return (
    <label className={classNames(styles.filter, isSmall && styles.small)}>
      <SearchRegular aria-hidden="true" />
      <span className="visually-hidden">{label}</span>
      <input
        ref={ref}
        type="search"
        value={value}
        maxLength={maxLength}
        placeholder={hint}
        onChange={(event) => onChange(event.target.value)}
      />
      {shortcut !== undefined && (
        <span aria-hidden="true" className={styles.key}>
          {shortcut}
        </span>
      )}
    </label>
  )
}
