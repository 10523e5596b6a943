import { type FormEvent, useId, useState } from 'react'
import { IncidentType, type Silence, type SilenceMatcher } from '../../../shared/model/incident'
import { incidentsText } from '../../../shared/text/en/incidents'
import { maintenanceText } from '../../../shared/text/en/maintenance'
import { mutedText } from '../../../shared/text/en/muted'
import { useIncidentDeed, useSilencePreview } from '../../queries/incidents'
import { useRooms } from '../../queries/rooms'
import { useTenants } from '../../queries/tenants'
import { DialogButtons } from '../../ui/DialogButtons'
import fields from '../../ui/fields.module.css'
import { isAnything, MatcherFields } from '../../ui/MatcherFields'
import { Modal } from '../../ui/Modal'
import { FromUntilFields } from './FromUntilFields'
import styles from './MaintenanceDialog.module.css'
import { openSilenceForm, readSilenceTime, type SilenceForm, silenceLengths } from './silence-form'

interface SilenceEditorProps {
  /** The one that is changed; `new` begins one, null keeps the dialog closed. */
  silence: Silence | 'new' | null
  onClose: () => void
}

// No silence is for a deadline (alerting rule R33).
const silencedTypes = IncidentType.exclude(['credentialExpiring']).options

/** Mutes what matches, now or later, or changes what is muted; says before how much that is (alerting rule R17). */
export function SilenceEditor({ silence, onClose }: SilenceEditorProps) {
  const title = silence === 'new' ? mutedText.newSilenceTitle : mutedText.changeSilenceTitle
  return (
    <Modal isOpen={silence !== null} onClose={onClose} title={title} className={styles.dialog}>
      {silence !== null && <EditorFields changes={silence === 'new' ? null : silence} onClose={onClose} />}
    </Modal>
  )
}

function EditorFields({ changes, onClose }: { changes: Silence | null; onClose: () => void }) {
  const { rooms } = useRooms()
  const tenants = useTenants().tenants.map(({ tenant }) => tenant)
  const [form, setForm] = useState(() => openSilenceForm(changes, Date.now()))
  const begin = useIncidentDeed('incidents.silence')
  const change = useIncidentDeed('incidents.changeSilence')
  const ids = { length: useId(), comment: useId() }
  const set = (part: Partial<SilenceForm>): void => setForm({ ...form, ...part })
  const when = readSilenceTime(form, Date.now())
  const comment = form.comment.trim()
  const isReady = when !== null && comment !== '' && !isAnything(form.matcher)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isReady) return
    const order = { matcher: form.matcher, when, comment }
    if (changes === null) begin.mutate(order, { onSuccess: onClose })
    else change.mutate({ silenceId: changes.silenceId, order }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit}>
      <p className={fields.hint}>{incidentsText.silenceHint}</p>
      <p className={fields.label}>{mutedText.matches}</p>
      <div className={styles.pair}>
        <MatcherFields
          matcher={form.matcher}
          rooms={rooms}
          tenants={tenants}
          types={silencedTypes}
          onChange={(matcher) => set({ matcher })}
        />
      </div>
      <label className={fields.label} htmlFor={ids.length}>
        {incidentsText.silenceLength}
      </label>
      <select
        id={ids.length}
        className={fields.field}
        value={form.length}
        onChange={(event) =>
          set({ length: silenceLengths.find((length) => length === event.target.value) ?? 'custom' })
        }
      >
        {silenceLengths.map((length) => (
          <option key={length} value={length}>
            {length === 'custom'
              ? mutedText.between
              : mutedText.fromNow(incidentsText.silenceLengths[length])}
          </option>
        ))}
      </select>
      {form.length === 'custom' && (
        <>
          <FromUntilFields
            type="datetime-local"
            from={form.startsAt}
            until={form.endsAt}
            onFrom={(startsAt) => set({ startsAt })}
            onUntil={(endsAt) => set({ endsAt })}
          />
          <p className={fields.hint}>
            {maintenanceText.customHint} {when === null && mutedText.spanHint}
          </p>
        </>
      )}
      <label className={fields.label} htmlFor={ids.comment}>
        {incidentsText.silenceComment}
      </label>
      <input
        id={ids.comment}
        className={fields.field}
        required
        maxLength={2000}
        value={form.comment}
        onChange={(event) => set({ comment: event.target.value })}
      />
      <p className={fields.preview} role="status">
        {isAnything(form.matcher) ? mutedText.matchesNothing : <Preview matcher={form.matcher} />}
      </p>
      <DialogButtons
        deed={changes === null ? incidentsText.silence : maintenanceText.save}
        isReady={isReady && !begin.isPending && !change.isPending}
        onCancel={onClose}
        failure={(begin.error ?? change.error)?.failure}
      />
    </form>
  )
}

function Preview({ matcher }: { matcher: SilenceMatcher }) {
  const { data } = useSilencePreview(matcher)
  return data === undefined ? null : incidentsText.silencePreview(data.present, data.lastDays)
}
