import { Field, Input, Select, Textarea } from '@fluentui/react-components'
import { channelsText } from '../../../shared/text/en/channels'
import type { ChannelForm } from './channel-form'
import styles from './NotificationsView.module.css'

const securities = ['tls', 'starttls', 'none'] as const
const usualPorts = { tls: '465', starttls: '587', none: '25' } as const

interface MailFieldsProps {
  form: ChannelForm
  change: (changed: Partial<ChannelForm>) => void
}

/** The way to a mail server, and who gets the letters. */
export function MailFields({ form, change }: MailFieldsProps) {
  const isUsualPort = Object.values(usualPorts).some((port) => port === form.port)
  return (
    <>
      <div className={styles.pair}>
        <Field label={channelsText.host} required>
          <Input
            value={form.host}
            spellCheck={false}
            onChange={(_event, { value }) => change({ host: value })}
          />
        </Field>
        <Field label={channelsText.port} required>
          <Input
            inputMode="numeric"
            value={form.port}
            onChange={(_event, { value }) => change({ port: value })}
          />
        </Field>
      </div>
      <Field
        label={channelsText.security}
        {...(form.security === 'none'
          ? { validationState: 'warning' as const, validationMessage: channelsText.securityNone }
          : {})}
      >
        <Select
          value={form.security}
          onChange={(_event, { value }) => {
            const security = securities.find((one) => one === value) ?? 'starttls'
            change({ security, ...(isUsualPort ? { port: usualPorts[security] } : {}) })
          }}
        >
          {securities.map((security) => (
            <option key={security} value={security}>
              {channelsText.securities[security]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={channelsText.user} hint={channelsText.userHint}>
        <Input
          value={form.user}
          autoComplete="off"
          spellCheck={false}
          onChange={(_event, { value }) => change({ user: value })}
        />
      </Field>
      <Field label={channelsText.from} required>
        <Input type="email" value={form.from} onChange={(_event, { value }) => change({ from: value })} />
      </Field>
      <Field label={channelsText.to} hint={channelsText.toHint} required>
        <Textarea value={form.to} rows={2} onChange={(_event, { value }) => change({ to: value })} />
      </Field>
      <Field label={channelsText.ca} hint={channelsText.caHint}>
        <Textarea
          value={form.caPem}
          rows={2}
          spellCheck={false}
          onChange={(_event, { value }) => change({ caPem: value })}
        />
      </Field>
    </>
  )
}
