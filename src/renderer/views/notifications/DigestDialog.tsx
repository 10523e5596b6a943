import { Button, Checkbox, Field, Input } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { Channel } from '../../../shared/model/channel'
import { type DigestDraft, type ListedDigest, takesDigests } from '../../../shared/model/digest'
import { digestWords } from '../../../shared/text/en/digest'
import { useDigestDeed } from '../../queries/digests'
import { DialogButtons } from '../../ui/DialogButtons'
import { Modal } from '../../ui/Modal'
import screen from '../../ui/screen.module.css'
import { DigestPreview } from './DigestPreview'
import { draftOfDigest, newDigest } from './digest-form'
import { HoursFields } from './HoursFields'
import styles from './NotificationsView.module.css'
import { ScopeFields } from './ScopeFields'
import { WeekdayFields } from './WeekdayFields'

interface DigestDialogProps {
  /** Null adds one. */
  digest: ListedDigest | null
  channels: readonly Channel[]
  isOpen: boolean
  onClose: () => void
}

/** Adds or changes a digest, with a preview before it is switched on. */
export function DigestDialog({ digest, channels, isOpen, onClose }: DigestDialogProps) {
  const title = digest === null ? digestWords.addTitle : digestWords.editTitle(digest.name)
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={title}>
      <DigestFields digest={digest} channels={channels} onClose={onClose} />
    </Modal>
  )
}

function DigestFields({ digest, channels, onClose }: Omit<DigestDialogProps, 'isOpen'>) {
  const [form, setForm] = useState<DigestDraft>(() => (digest && draftOfDigest(digest)) ?? newDigest())
  const [shown, setShown] = useState<DigestDraft | null>(null)
  const save = useDigestDeed('digests.save')
  const change = (changed: Partial<DigestDraft>) => setForm((before) => ({ ...before, ...changed }))
  const draft = draftOfDigest(form)
  const fitting = channels.filter(takesDigests)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (draft !== null) save.mutate({ digestId: digest?.digestId ?? null, draft }, { onSuccess: onClose })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <Field label={digestWords.name} hint={digestWords.nameHint} required>
        <Input value={form.name} maxLength={60} onChange={(_event, { value }) => change({ name: value })} />
      </Field>
      <ScopeFields
        scope={form.match}
        onChange={(changed) => change({ match: { ...form.match, ...changed } })}
      />
      <div className={styles.step}>
        <WeekdayFields label={digestWords.onDays} days={form.days} onChange={(days) => change({ days })} />
        <Field label={digestWords.at}>
          <Input
            type="time"
            value={form.at}
            onChange={(_event, { value }) => value !== '' && change({ at: value.slice(0, 5) })}
          />
        </Field>
      </div>
      <fieldset className={styles.group}>
        <legend>{digestWords.hours}</legend>
        <p className={screen.quiet}>{digestWords.hoursHint}</p>
        <div className={styles.form}>
          <HoursFields
            daysLabel={digestWords.hoursDays}
            hours={form.hours}
            onChange={(hours) => change({ hours })}
          />
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{digestWords.sendTo}</legend>
        {fitting.length === 0 && <p className={screen.quiet}>{digestWords.noChannel}</p>}
        <div className={styles.stack}>
          {fitting.map(({ channelId, name }) => (
            <Checkbox
              key={channelId}
              label={name}
              checked={form.channels.includes(channelId)}
              onChange={(_event, { checked }) => {
                const others = form.channels.filter((one) => one !== channelId)
                change({ channels: checked === true ? [...others, channelId] : others })
              }}
            />
          ))}
        </div>
      </fieldset>
      <div className={styles.stack}>
        <Field hint={form.sendsWhenQuiet ? '' : digestWords.whenQuietHint}>
          <Checkbox
            label={digestWords.whenQuiet}
            checked={form.sendsWhenQuiet}
            onChange={(_event, { checked }) => change({ sendsWhenQuiet: checked === true })}
          />
        </Field>
        <Checkbox
          label={digestWords.isOn}
          checked={form.isOn}
          onChange={(_event, { checked }) => change({ isOn: checked === true })}
        />
      </div>
      {shown !== null && <DigestPreview draft={shown} />}
      <DialogButtons
        deed={digestWords.save}
        isReady={draft !== null && !save.isPending}
        onCancel={onClose}
        failure={save.error?.failure}
      >
        <Button disabled={draft === null} onClick={() => setShown(shown === null ? draft : null)}>
          {shown === null ? digestWords.showPreview : digestWords.hidePreview}
        </Button>
      </DialogButtons>
    </form>
  )
}
