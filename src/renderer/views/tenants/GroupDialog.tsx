import { type FormEvent, useId, useState } from 'react'
import { tenantListText } from '../../../shared/text/en/tenant-list'
import { DialogButtons } from '../../ui/DialogButtons'
import fields from '../../ui/fields.module.css'
import { Modal } from '../../ui/Modal'

interface GroupDialogProps {
  isOpen: boolean
  count: number
  groups: readonly string[]
  isPending: boolean
  onAssign: (group: string | null) => void
  onClose: () => void
}

/** Asks for the group of the selected tenants: a new name, one that is there, or none. */
export function GroupDialog(props: GroupDialogProps) {
  return (
    <Modal isOpen={props.isOpen} onClose={props.onClose} title={tenantListText.assignTitle(props.count)}>
      <GroupForm {...props} />
    </Modal>
  )
}

function GroupForm({ groups, isPending, onAssign, onClose }: GroupDialogProps) {
  const [name, setName] = useState('')
  const id = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onAssign(name.trim() === '' ? null : name.trim())
  }
  return (
    <form onSubmit={submit}>
      <label className={fields.label} htmlFor={id}>
        {tenantListText.groupName}
      </label>
      <input
        id={id}
        className={fields.field}
        list={`${id}-known`}
        value={name}
        maxLength={60}
        ref={takeFocus}
        onChange={(event) => setName(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <p className={fields.hint}>{tenantListText.groupHint}</p>
      <DialogButtons deed={tenantListText.assign} isReady={!isPending} onCancel={onClose} />
    </form>
  )
}

/** The dialog asks one thing; typing begins at once. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.focus()
}
