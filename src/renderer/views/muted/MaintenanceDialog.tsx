import { type FormEvent, useId, useState } from 'react'
import type { MaintenanceScope } from '../../../shared/model/maintenance'
import { maintenanceText, scopeWords, spanWords } from '../../../shared/text/en/maintenance'
import { useMaintenanceDeed, useMaintenancePreview } from '../../queries/maintenance'
import { useTenants } from '../../queries/tenants'
import { DialogButtons } from '../../ui/DialogButtons'
import fields from '../../ui/fields.module.css'
import { Modal } from '../../ui/Modal'
import { Segmented } from '../../ui/Segmented'
import { useMaintenanceDialog } from '../../ui-state/maintenance-dialog'
import { FromUntilFields } from './FromUntilFields'
import styles from './MaintenanceDialog.module.css'
import { type Length, lengths, type MaintenanceForm, openForm, readForm } from './maintenance-form'
import { RecurrenceFields } from './RecurrenceFields'
import { SiteClock } from './SiteClock'

/** Begins or plans work on a device, a room, a site or a tenant; says before what that means. */
export function MaintenanceDialog() {
  const { subject, close } = useMaintenanceDialog()
  const title = subject?.changes === undefined ? maintenanceText.title : maintenanceText.changeTitle
  return (
    <Modal isOpen={subject !== null} onClose={close} title={title} className={styles.dialog}>
      <MaintenanceFields />
    </Modal>
  )
}

function MaintenanceFields() {
  const { subject, close } = useMaintenanceDialog()
  const [first] = subject?.scopes ?? []
  const changes = subject?.changes ?? null
  const [form, setForm] = useState<MaintenanceForm | null>(() =>
    first === undefined ? null : openForm(first, changes, Date.now()),
  )
  const begin = useMaintenanceDeed('maintenance.begin')
  const change = useMaintenanceDeed('maintenance.change')
  const order = form === null ? null : readForm(form)
  const { data: preview } = useMaintenancePreview(order)
  const ids = { scope: useId(), comment: useId() }
  if (form === null || subject === null) return null
  const comment = form.comment.trim()
  const isReady = order !== null && comment !== '' && preview?.next.length !== 0
  const error = begin.error ?? change.error
  const set = (part: Partial<MaintenanceForm>): void => setForm({ ...form, ...part })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (order === null || !isReady) return
    const whole = { ...order, comment }
    if (changes === null) begin.mutate(whole, { onSuccess: close })
    else change.mutate({ windowId: changes.windowId, order: whole }, { onSuccess: close })
  }
  return (
    <form onSubmit={submit}>
      <p className={fields.hint}>{maintenanceText.hint}</p>
      <label className={fields.label} htmlFor={ids.scope}>
        {maintenanceText.what}
      </label>
      <ScopeChoice
        id={ids.scope}
        scopes={subject.scopes}
        value={form.scope}
        onChange={(scope) => set({ scope })}
      />
      <span className={fields.label}>{maintenanceText.when}</span>
      <Segmented
        label={maintenanceText.when}
        value={form.length}
        options={maintenanceText.lengths}
        order={lengths}
        onChange={(length: Length) => set({ length })}
      />
      {form.length === 'custom' && <SpanFields form={form} onChange={set} />}
      {form.length === 'recurring' && <RecurrenceFields form={form} onChange={set} />}
      <label className={fields.label} htmlFor={ids.comment}>
        {maintenanceText.comment}
      </label>
      <input
        id={ids.comment}
        className={fields.field}
        required
        maxLength={500}
        placeholder={maintenanceText.commentHint}
        value={form.comment}
        onChange={(event) => set({ comment: event.target.value })}
      />
      <p className={fields.preview} role="status">
        {preview != null &&
          (preview.next.length === 0
            ? maintenanceText.previewOver
            : maintenanceText.preview(
                preview.next.map((span) => spanWords(span, preview.zone)),
                preview.rooms,
                preview.zone,
              ))}
      </p>
      {preview?.isZoneKnown === false && (
        <>
          <p className={fields.hint}>{maintenanceText.zoneUnknown(preview.zone)}</p>
          {form.scope.kind === 'site' && (
            <SiteClock tenantKey={form.scope.tenantKey} site={form.scope.site} />
          )}
        </>
      )}
      <DialogButtons
        deed={buttonWord(form.length, changes !== null)}
        isReady={isReady && !begin.isPending && !change.isPending}
        onCancel={close}
        failure={error?.failure}
      />
    </form>
  )
}

function buttonWord(length: Length, isChange: boolean): string {
  if (isChange) return maintenanceText.save
  return length === 'custom' || length === 'recurring' ? maintenanceText.plan : maintenanceText.begin
}

const scopeKey = (scope: MaintenanceScope): string => JSON.stringify(scope)

function ScopeChoice({
  id,
  scopes,
  value,
  onChange,
}: {
  id: string
  scopes: readonly MaintenanceScope[]
  value: MaintenanceScope
  onChange: (scope: MaintenanceScope) => void
}) {
  const { tenants } = useTenants()
  const nameOf = ({ tenantKey }: MaintenanceScope) =>
    tenants.find(({ tenant }) => tenant.tenantKey === tenantKey)?.tenant.displayName ?? tenantKey
  return (
    <select
      id={id}
      className={fields.field}
      value={scopeKey(value)}
      onChange={(event) => {
        const chosen = scopes.find((scope) => scopeKey(scope) === event.target.value)
        if (chosen !== undefined) onChange(chosen)
      }}
    >
      {scopes.map((scope) => (
        <option key={scopeKey(scope)} value={scopeKey(scope)}>
          {scopeWords(scope, nameOf(scope))}
        </option>
      ))}
    </select>
  )
}

function SpanFields({
  form,
  onChange,
}: {
  form: MaintenanceForm
  onChange: (part: Partial<MaintenanceForm>) => void
}) {
  return (
    <>
      <FromUntilFields
        type="datetime-local"
        from={form.startsAt}
        until={form.endsAt}
        onFrom={(startsAt) => onChange({ startsAt })}
        onUntil={(endsAt) => onChange({ endsAt })}
      />
      <p className={fields.hint}>{maintenanceText.customHint}</p>
    </>
  )
}
