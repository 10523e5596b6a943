import { Button } from '@fluentui/react-components'
import { type FormEvent, useId, useState } from 'react'
import type { IncidentId } from '../../../shared/model/incident'
import { incidentsText } from '../../../shared/text/en/incidents'
import { useIncidentDeed } from '../../queries/incidents'
import { ErrorNotice } from '../../ui/ErrorNotice'
import fields from '../../ui/fields.module.css'
import styles from './IncidentDrawer.module.css'

/** Writes a line into an incident's story. */
export function NoteForm({ incidentId }: { incidentId: IncidentId }) {
  const [text, setText] = useState('')
  const note = useIncidentDeed('incidents.note')
  const fieldId = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') return
    note.mutate({ incidentId, text: text.trim() }, { onSuccess: () => setText('') })
  }
  return (
    <section>
      <form onSubmit={submit}>
        <label className={fields.label} htmlFor={fieldId}>
          {incidentsText.note}
        </label>
        <div className={styles.note}>
          <input
            id={fieldId}
            className={fields.field}
            value={text}
            maxLength={2000}
            title={incidentsText.noteHint}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" disabled={note.isPending || text.trim() === ''}>
            {incidentsText.addNote}
          </Button>
        </div>
        {note.error !== null && <ErrorNotice failure={note.error.failure} />}
      </form>
    </section>
  )
}
