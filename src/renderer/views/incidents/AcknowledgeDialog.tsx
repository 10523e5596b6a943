import { type FormEvent, useId, useState } from 'react'
import type { IncidentSummary } from '../../../shared/model/incident'
import { incidentsText, incidentTitle } from '../../../shared/text/en/incidents'
import { DialogButtons } from '../../ui/DialogButtons'
import fields from '../../ui/fields.module.css'
import { Modal } from '../../ui/Modal'
import styles from './dialogs.module.css'

interface AcknowledgeDialogProps {
  /** Open while there are any. */
  incidents: readonly IncidentSummary[]
  onClose: () => void
  /** They are taken on, with this reason. */
  onReason: (reason: string | null) => void
}

/** Takes incidents on, with a reason where one of them is urgent. */
export function AcknowledgeDialog({ incidents, onClose, onReason }: AcknowledgeDialogProps) {
  const [first] = incidents
  return (
    <Modal
      isOpen={first !== undefined}
      onClose={onClose}
      title={incidentsText.acknowledgeTitle(incidents.length)}
    >
      <AcknowledgeForm incidents={incidents} onClose={onClose} onReason={onReason} />
    </Modal>
  )
}

function AcknowledgeForm({ incidents, onClose, onReason }: AcknowledgeDialogProps) {
  const [first] = incidents
  const [reason, setReason] = useState('')
  const fieldId = useId()
  const isNeeded = incidents.some(({ urgency }) => urgency === 'high')
  const given = reason.trim() === '' ? null : reason.trim()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isNeeded && given === null) return
    onReason(given)
    onClose()
  }
  return (
    <form onSubmit={submit}>
      {incidents.length === 1 && first !== undefined && (
        <p className={styles.subject}>{incidentTitle(first)}</p>
      )}
      <label className={fields.label} htmlFor={fieldId}>
        {isNeeded ? incidentsText.reasonNeeded : incidentsText.reasonOptional}
      </label>
      <input
        id={fieldId}
        className={fields.field}
        value={reason}
        required={isNeeded}
        maxLength={2000}
        // The dialog asks one thing; typing begins at once.
        ref={(field) => field?.focus()}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className={fields.hint}>{incidentsText.acknowledgeHint}</p>
      <DialogButtons
        deed={incidentsText.acknowledge}
        isReady={!isNeeded || given !== null}
        onCancel={onClose}
      />
    </form>
  )
}
