import { Button, Spinner } from '@fluentui/react-components'
import { UnplugStage, type UnplugTest } from '../../../../shared/model/unplug-test'
import { exactDurationWords } from '../../../../shared/text/en/time'
import { unplugStageWords, unplugText } from '../../../../shared/text/en/unplug'
import { useUnplugDeed } from '../../../queries/latency'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ModalButtons } from '../../../ui/Modal'
import { StateIcon } from '../../../ui/StateIcon'
import { useClock } from '../../../ui-state/clock'
import styles from './Unplug.module.css'

interface UnplugProgressProps {
  test: UnplugTest
  onAgain: () => void
  onClose: () => void
}

/** A test that runs or has ended: the button for the moment, then each stage as it is reached. */
export function UnplugProgress({ test, onAgain, onClose }: UnplugProgressProps) {
  const { testId, state, deviceName, roomName, isLow } = test
  const markPulled = useUnplugDeed('unplugTests.markPulled')
  const cancel = useUnplugDeed('unplugTests.cancel')
  const isRunning = state === 'armed' || state === 'pulled'
  const words = {
    armed: unplugText.armed(deviceName, roomName),
    pulled: unplugText.watching,
    done: isLow ? unplugText.doneLow : unplugText.done,
    timedOut: unplugText.timedOut,
    cancelled: unplugText.cancelled,
  }
  const error = markPulled.error ?? cancel.error
  return (
    <>
      <p className={styles.intro} role="status">
        {words[state]}
      </p>
      {state === 'armed' && (
        <Button
          appearance="primary"
          size="large"
          disabled={markPulled.isPending}
          onClick={() => markPulled.mutate({ testId })}
        >
          {unplugText.pulled}
        </Button>
      )}
      {test.pulledAt !== null && <Stages test={test} pulledAt={test.pulledAt} />}
      {error !== null && <ErrorNotice failure={error.failure} />}
      <ModalButtons>
        {isRunning ? (
          <Button disabled={cancel.isPending} onClick={() => cancel.mutate({ testId })}>
            {unplugText.cancel}
          </Button>
        ) : (
          <Button onClick={onAgain}>{unplugText.again}</Button>
        )}
        <Button appearance={isRunning ? 'secondary' : 'primary'} onClick={onClose}>
          {unplugText.close}
        </Button>
      </ModalButtons>
    </>
  )
}

function Stages({ test, pulledAt }: { test: UnplugTest; pulledAt: number }) {
  const { stages, state, isLow } = test
  const passed = useClock((now) => exactDurationWords(now - pulledAt))
  const shown = UnplugStage.options.filter((stage) => stage !== 'told' || !isLow)
  const last = shown.findLastIndex((stage) => stages[stage] !== null)
  return (
    <ol className={styles.stages}>
      {shown.map((stage, index) => {
        const reachedAt = stages[stage]
        const isNext = state === 'pulled' && index === last + 1
        return (
          <li key={stage} className={styles.stage} data-reached={reachedAt !== null}>
            {isNext ? (
              <Spinner size="tiny" aria-label={unplugText.waiting} />
            ) : (
              <StateIcon level={reachedAt === null ? 'unknown' : 'healthy'} size={16} />
            )}
            <span>{unplugStageWords[stage]}</span>
            <span className={styles.time}>
              {reachedAt !== null
                ? unplugText.after(exactDurationWords(Math.max(0, reachedAt - pulledAt)))
                : isNext
                  ? passed
                  : index < last
                    ? unplugText.skipped
                    : unplugText.waiting}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
