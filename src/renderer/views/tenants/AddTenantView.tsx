import { useState } from 'react'
import { TenantWizard } from './wizard/TenantWizard'

/** The wizard for a new tenant; begun anew for each further one. */
export function AddTenantView() {
  const [count, setCount] = useState(1)
  return <TenantWizard key={count} task={{ kind: 'add' }} onAnother={() => setCount(count + 1)} />
}
