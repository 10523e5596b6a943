import { Checkbox, Field, Input, Select } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { type Channel, channelSecrets, type SecretName } from '../../../shared/model/channel'
import { channelKindWords, channelsText, secretWords } from '../../../shared/text/en/channels'
import { useNotificationDeed } from '../../queries/notifications'
import { DialogButtons } from '../../ui/DialogButtons'
import { Modal } from '../../ui/Modal'
import { addableKinds, type ChannelForm, draftOf, formOf } from './channel-form'
import { MailFields } from './MailFields'
import styles from './NotificationsView.module.css'

interface ChannelDialogProps {
  /** Null adds one. */
  channel: Channel | null
  isOpen: boolean
  onClose: () => void
}

/** Adds or changes a channel. */
export function ChannelDialog({ channel, isOpen, onClose }: ChannelDialogProps) {
  const title = channel === null ? channelsText.addTitle : channelsText.editTitle(channel.name)
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={title}>
      <ChannelFields channel={channel} onClose={onClose} />
    </Modal>
  )
}

function ChannelFields({ channel, onClose }: Omit<ChannelDialogProps, 'isOpen'>) {
  const [form, setForm] = useState(() => formOf(channel))
  const save = useNotificationDeed('notifications.saveChannel')
  const change = (changed: Partial<ChannelForm>) => setForm((before) => ({ ...before, ...changed }))
  const draft = draftOf(form, channel)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (draft === null) return
    save.mutate({ channelId: channel?.channelId ?? null, draft }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      {channel === null && (
        <Field label={channelsText.kind}>
          <Select
            value={form.kind}
            onChange={(_event, { value }) =>
              change({ kind: addableKinds.find((kind) => kind === value) ?? 'chat' })
            }
          >
            {addableKinds.map((kind) => (
              <option key={kind} value={kind}>
                {channelKindWords[kind]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={channelsText.name} hint={channelsText.nameHint} required>
        <Input value={form.name} maxLength={60} onChange={(_event, { value }) => change({ name: value })} />
      </Field>
      <KindFields form={form} change={change} />
      <SecretFields form={form} change={change} channel={channel} />
      <Checkbox
        label={channelsText.isOn}
        checked={form.isOn}
        onChange={(_event, { checked }) => change({ isOn: checked === true })}
      />
      <DialogButtons
        deed={channelsText.save}
        isReady={draft !== null && !save.isPending}
        onCancel={onClose}
        failure={save.error?.failure}
      />
    </form>
  )
}

interface FieldsProps {
  form: ChannelForm
  change: (changed: Partial<ChannelForm>) => void
}

function KindFields({ form, change }: FieldsProps) {
  switch (form.kind) {
    case 'desktop':
    case 'sound':
      return null
    case 'chat':
      return (
        <Field label={channelsText.format} hint={channelsText.teamsHint}>
          <Select
            value={form.format}
            onChange={(_event, { value }) => change({ format: value === 'slack' ? 'slack' : 'teams' })}
          >
            <option value="teams">{channelsText.formats.teams}</option>
            <option value="slack">{channelsText.formats.slack}</option>
          </Select>
        </Field>
      )
    case 'webhook':
      return (
        <Field hint={channelsText.deduplicatesHint}>
          <Checkbox
            label={channelsText.deduplicates}
            checked={form.deduplicates}
            onChange={(_event, { checked }) => change({ deduplicates: checked === true })}
          />
        </Field>
      )
    case 'mail':
      return <MailFields form={form} change={change} />
    case 'pagerDuty':
      return <PagerDutyFields form={form} change={change} />
  }
}

const regions = ['us', 'eu', 'custom'] as const

function PagerDutyFields({ form, change }: FieldsProps) {
  return (
    <>
      <Field label={channelsText.region}>
        <Select
          value={form.region}
          onChange={(_event, { value }) =>
            change({ region: regions.find((region) => region === value) ?? 'us' })
          }
        >
          {regions.map((region) => (
            <option key={region} value={region}>
              {channelsText.regions[region]}
            </option>
          ))}
        </Select>
      </Field>
      {form.region === 'custom' && (
        <Field label={channelsText.endpoint} required>
          <Input
            type="url"
            value={form.endpoint}
            onChange={(_event, { value }) => change({ endpoint: value })}
          />
        </Field>
      )}
    </>
  )
}

/** Secrets go in here and are never shown again: what is set can only be replaced. */
function SecretFields({ form, change, channel }: FieldsProps & { channel: Channel | null }) {
  const { needed, optional }: { needed: readonly SecretName[]; optional: readonly SecretName[] } =
    channelSecrets[form.kind]
  return [...needed, ...optional].map((name) => {
    const isSet = channel?.secretsSet.includes(name) ?? false
    const { label, hint } = secretWords[name]
    return (
      <Field
        key={name}
        label={label}
        hint={isSet ? `${channelsText.secretKept} ${hint}` : hint}
        required={needed.includes(name) && !isSet}
      >
        <Input
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={form.secrets[name]}
          onChange={(_event, { value }) => change({ secrets: { ...form.secrets, [name]: value } })}
        />
      </Field>
    )
  })
}
