import { Button, Field, Input } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { Contact, type SiteContacts } from '../../../shared/model/site-contact'
import { contactsText } from '../../../shared/text/en/contacts'
import { useSaveContacts } from '../../queries/contacts'
import { DialogButtons } from '../../ui/DialogButtons'
import fields from '../../ui/fields.module.css'
import { Modal } from '../../ui/Modal'
import styles from './dialogs.module.css'

interface ContactsDialogProps {
  entry: SiteContacts
  isOpen: boolean
  onClose: () => void
}

/** Changes whom to call about a site. */
export function ContactsDialog({ entry, isOpen, onClose }: ContactsDialogProps) {
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={contactsText.dialog(entry.site)}>
      <ContactsForm entry={entry} onClose={onClose} />
    </Modal>
  )
}

/** A contact as typed; `key` tells the rows apart. */
interface TypedContact {
  key: string
  name: string
  phone: string
  mail: string
  note: string
}

const emptyContact = (): TypedContact => ({
  key: crypto.randomUUID(),
  name: '',
  phone: '',
  mail: '',
  note: '',
})
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const parts = ['name', 'phone', 'mail', 'note'] as const

function ContactsForm({ entry, onClose }: Omit<ContactsDialogProps, 'isOpen'>) {
  const save = useSaveContacts()
  const [typed, setTyped] = useState<TypedContact[]>(() =>
    entry.contacts.length === 0
      ? [emptyContact()]
      : entry.contacts.map(({ name, phone, mail, note }) => ({
          ...emptyContact(),
          name,
          phone: phone ?? '',
          mail: mail ?? '',
          note: note ?? '',
        })),
  )
  const contacts = typed
    .filter((one) => parts.some((part) => one[part].trim() !== ''))
    .map((one) =>
      Contact.safeParse({
        name: one.name,
        phone: orNull(one.phone),
        mail: orNull(one.mail),
        note: orNull(one.note),
      }),
    )
  const good = contacts.flatMap((contact) => (contact.success ? [contact.data] : []))
  const isReady = good.length === contacts.length
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady) save.mutate({ ...entry, contacts: good }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit}>
      <p className={fields.hint}>{contactsText.hint}</p>
      {typed.map((one) => (
        <fieldset key={one.key} className={styles.contact}>
          {parts.map((part) => (
            <Field key={part} label={contactsText[part]} required={part === 'name'}>
              <Input
                value={one[part]}
                type={part === 'mail' ? 'email' : part === 'phone' ? 'tel' : 'text'}
                onChange={(_event, { value }) =>
                  setTyped(
                    typed.map((other) => (other.key === one.key ? { ...other, [part]: value } : other)),
                  )
                }
              />
            </Field>
          ))}
          <Button
            size="small"
            aria-label={contactsText.remove(one.name)}
            onClick={() => setTyped(typed.filter(({ key }) => key !== one.key))}
          >
            {contactsText.removeShort}
          </Button>
        </fieldset>
      ))}
      {typed.length < 10 && (
        <Button onClick={() => setTyped([...typed, emptyContact()])}>{contactsText.another}</Button>
      )}
      <DialogButtons
        deed={contactsText.save}
        isReady={isReady && !save.isPending}
        onCancel={onClose}
        failure={save.error?.failure}
      />
    </form>
  )
}
