import { SearchRegular } from '@fluentui/react-icons/svg/search'
import styles from './FilterField.module.css'

interface FilterFieldProps {
  label: string
  hint: string
  value: string
  onChange: (text: string) => void
}

/** Narrows a list as one types. */
export function FilterField({ label, hint, value, onChange }: FilterFieldProps) {
  return (
    <label className={styles.filter}>
      <SearchRegular />
      <span className="visually-hidden">{label}</span>
      <input
        type="search"
        value={value}
        placeholder={hint}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
