import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { Tenant } from '../../../shared/model/tenant'
import { dialogText } from '../../../shared/text/en/dialog'
import { tenantActionText } from '../../../shared/text/en/onboarding'
import styles from './TenantsView.module.css'

interface RemoveTenantProps {
  tenant: Pick<Tenant, 'displayName'>
  isPending: boolean
  onRemove: (confirmedName: string) => void
  onCancel: () => void
}

/**
 * Asks for the tenant's name before it is removed. In place rather than in a dialog: it goes away together with the
 * tenant, and a dialog that is taken away leaves the window behind it hidden from screen readers.
 */
export function RemoveTenant({ tenant: { displayName }, isPending, onRemove, onCancel }: RemoveTenantProps) {
  const [typed, setTyped] = useState('')
  const isConfirmed = typed.trim() === displayName.trim()
  return (
    <form
      className={styles.remove}
      aria-label={tenantActionText.removeTitle(displayName)}
      onSubmit={(event) => {
        event.preventDefault()
        if (isConfirmed && !isPending) onRemove(typed)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // The drawer round it stays.
        event.preventDefault()
        onCancel()
      }}
    >
      <strong>{tenantActionText.removeTitle(displayName)}</strong>
      <p>{tenantActionText.removeBody}</p>
      <p>{tenantActionText.removeRegistration}</p>
      <Field label={tenantActionText.removeConfirm(displayName)}>
        <Input
          value={typed}
          autoComplete="off"
          spellCheck={false}
          ref={takeFocus}
          onChange={(_event, { value }) => setTyped(value)}
        />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={!isConfirmed || isPending}>
          {isPending ? tenantActionText.removing : tenantActionText.remove}
        </Button>
        <Button disabled={isPending} onClick={onCancel}>
          {dialogText.cancel}
        </Button>
      </div>
    </form>
  )
}

/** Whoever asked to remove goes on typing. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.focus()
}
