import { Button, Checkbox, Field, Input, Select, Spinner } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { HeartbeatDraft, type HeartbeatStatus } from '../../../shared/model/heartbeat'
import { describeFailure } from '../../../shared/text/en/errors'
import { heartbeatStateWords, heartbeatText } from '../../../shared/text/en/heartbeat'
import { useHeartbeat, useHeartbeatDeed } from '../../queries/heartbeat'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { StateIcon } from '../../ui/StateIcon'
import screen from '../../ui/screen.module.css'
import styles from './NotificationsView.module.css'

const choices = [1, 2, 5, 10, 15, 30, 60]

/** Signs of life for a monitor outside: what is set, how it fares, and a way to try it. */
export function HeartbeatSection() {
  const { data: status, error } = useHeartbeat()
  return (
    <section>
      <h2>{heartbeatText.title}</h2>
      <p className={screen.quiet}>{heartbeatText.hint}</p>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {status !== undefined && (
        <>
          <State status={status} />
          <HeartbeatForm status={status} />
        </>
      )}
    </section>
  )
}

function State({ status }: { status: HeartbeatStatus }) {
  const { state, answeredAt, error } = status
  const isBad = state === 'failing' || state === 'heldBack'
  return (
    <div className={styles.result} role="status">
      <p className={styles.line}>
        {isBad && <StateIcon level="degraded" size={16} />}
        <span>
          {heartbeatStateWords(status)}{' '}
          {state !== 'off' &&
            (answeredAt === null ? heartbeatText.neverAnswered : heartbeatText.answered(answeredAt))}
        </span>
      </p>
      {state === 'failing' && error !== null && (
        <p className={styles.small}>
          {describeFailure(error).happened} {heartbeatText.fix}
        </p>
      )}
    </div>
  )
}

function HeartbeatForm({ status }: { status: HeartbeatStatus }) {
  const [url, setUrl] = useState('')
  const [isOn, setOn] = useState(status.isOn)
  const [everyMinutes, setEvery] = useState(status.everyMinutes)
  const save = useHeartbeatDeed('heartbeat.save')
  const test = useHeartbeatDeed('heartbeat.test')
  const address = url.trim()
  const draft = HeartbeatDraft.safeParse({ isOn, everyMinutes, ...(address === '' ? {} : { url: address }) })
  const isReady = draft.success && (!isOn || address !== '' || status.host !== null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (draft.success && isReady) save.mutate(draft.data, { onSuccess: () => setUrl('') })
  }
  return (
    <form onSubmit={submit} className={styles.narrow}>
      <Field
        label={heartbeatText.address}
        hint={status.host === null ? heartbeatText.addressHint : heartbeatText.addressKept(status.host)}
      >
        <Input
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={url}
          onChange={(_event, { value }) => setUrl(value)}
        />
      </Field>
      <Field label={heartbeatText.every} hint={heartbeatText.everyHint}>
        <Select value={everyMinutes} onChange={(_event, { value }) => setEvery(Number(value))}>
          {choices.map((minutes) => (
            <option key={minutes} value={minutes}>
              {heartbeatText.minutes(minutes)}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={heartbeatText.isOn}
        checked={isOn}
        onChange={(_event, { checked }) => setOn(checked === true)}
      />
      {save.error !== null && <ErrorNotice failure={save.error.failure} />}
      <div className={styles.choices}>
        <Button type="submit" appearance="primary" disabled={!isReady || save.isPending}>
          {heartbeatText.save}
        </Button>
        <Button disabled={status.host === null || test.isPending} onClick={() => test.mutate(null)}>
          {heartbeatText.test}
        </Button>
        {status.host !== null && (
          <Button
            disabled={save.isPending}
            onClick={() =>
              save.mutate({ isOn: false, everyMinutes, url: null }, { onSuccess: () => setOn(false) })
            }
          >
            {heartbeatText.forget}
          </Button>
        )}
      </div>
      <div role="status">
        {test.isPending && <Spinner size="tiny" label={heartbeatText.testing} />}
        {test.data?.error === null && (
          <p className={styles.result}>{heartbeatText.testGood(test.data.answer ?? '')}</p>
        )}
      </div>
      {test.data?.error != null && (
        <div className={styles.result} role="alert">
          <p className={styles.name}>{heartbeatText.testBad}</p>
          <p>
            {describeFailure(test.data.error).happened} {heartbeatText.fix}
          </p>
        </div>
      )}
      {test.error !== null && <ErrorNotice failure={test.error.failure} />}
    </form>
  )
}
