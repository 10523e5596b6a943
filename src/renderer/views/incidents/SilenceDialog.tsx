import { type FormEvent, useId, useState } from 'react'
import type { IncidentSummary, SilenceMatcher } from '../../../shared/model/incident'
import { incidentsText, incidentTypeWords } from '../../../shared/text/en/incidents'
import { useIncidentDeed, useSilencePreview } from '../../queries/incidents'
import { DialogButtons } from '../../ui/DialogButtons'
import fields from '../../ui/fields.module.css'
import { Modal } from '../../ui/Modal'
import styles from './dialogs.module.css'

interface SilenceDialogProps {
  incident: IncidentSummary
  tenantName: string
  isOpen: boolean
  onClose: () => void
}

/** Mutes what is like an incident, for a while, with a reason; says before how much that is. */
export function SilenceDialog({ isOpen, onClose, ...rest }: SilenceDialogProps) {
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={incidentsText.silenceTitle}>
      <SilenceForm onClose={onClose} {...rest} />
    </Modal>
  )
}

type Scope = 'room' | 'site' | 'model' | 'tenant'

function SilenceForm({ incident, tenantName, onClose }: Omit<SilenceDialogProps, 'isOpen'>) {
  const { roomId, roomName, site, model, type, tenantKey } = incident
  const scopes: [Scope, string][] = []
  if (roomId !== null) scopes.push(['room', incidentsText.silenceScopes.room(roomName ?? roomId)])
  if (site !== null) scopes.push(['site', incidentsText.silenceScopes.site(site)])
  if (model !== null) scopes.push(['model', incidentsText.silenceScopes.model(model, tenantName)])
  scopes.push(['tenant', incidentsText.silenceScopes.tenant(tenantName)])
  const [scope, setScope] = useState<Scope>(scopes[0]?.[0] ?? 'tenant')
  const [isTypeOnly, setIsTypeOnly] = useState(true)
  const [hours, setHours] = useState('4')
  const [comment, setComment] = useState('')
  const silence = useIncidentDeed('incidents.silence')
  const matcher: SilenceMatcher = {
    tenantKey,
    site: scope === 'site' ? site : null,
    roomId: scope === 'room' ? roomId : null,
    model: scope === 'model' ? model : null,
    type: isTypeOnly ? type : null,
  }
  const { data: preview } = useSilencePreview(matcher)
  const ids = { scope: useId(), hours: useId(), comment: useId() }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (comment.trim() === '') return
    const when = { kind: 'for' as const, hours: Number(hours) }
    silence.mutate({ matcher, when, comment: comment.trim() }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit}>
      <p className={fields.hint}>{incidentsText.silenceHint}</p>
      <label className={fields.label} htmlFor={ids.scope}>
        {incidentsText.silenceWhat}
      </label>
      <select
        id={ids.scope}
        className={fields.field}
        value={scope}
        onChange={(event) => setScope(scopes.find(([one]) => one === event.target.value)?.[0] ?? 'tenant')}
      >
        {scopes.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isTypeOnly}
          onChange={(event) => setIsTypeOnly(event.target.checked)}
        />
        {incidentsText.silenceOnlyType(incidentTypeWords[type])}
      </label>
      <label className={fields.label} htmlFor={ids.hours}>
        {incidentsText.silenceLength}
      </label>
      <select
        id={ids.hours}
        className={fields.field}
        value={hours}
        onChange={(event) => setHours(event.target.value)}
      >
        {Object.entries(incidentsText.silenceLengths).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <label className={fields.label} htmlFor={ids.comment}>
        {incidentsText.silenceComment}
      </label>
      <input
        id={ids.comment}
        className={fields.field}
        required
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <p className={fields.preview} role="status">
        {preview !== undefined && incidentsText.silencePreview(preview.present, preview.lastDays)}
      </p>
      <DialogButtons
        deed={incidentsText.silence}
        isReady={!silence.isPending && comment.trim() !== ''}
        onCancel={onClose}
        failure={silence.error?.failure}
      />
    </form>
  )
}
