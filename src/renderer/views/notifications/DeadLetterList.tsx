import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { Channel } from '../../../shared/model/channel'
import type { DeadLetter } from '../../../shared/model/notification'
import { channelsText } from '../../../shared/text/en/channels'
import { describeFailure } from '../../../shared/text/en/errors'
import { useNotificationDeed } from '../../queries/notifications'
import { Confirm } from '../../ui/Confirm'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ListTable } from '../../ui/ListTable'
import screen from '../../ui/screen.module.css'
import styles from './NotificationsView.module.css'

interface DeadLetterListProps {
  letters: readonly DeadLetter[]
  channels: readonly Channel[]
}

/** Messages that did not arrive, or may not have: a person sends them again or lets them go. */
export function DeadLetterList({ letters, channels }: DeadLetterListProps) {
  const retry = useNotificationDeed('notifications.retry')
  const discard = useNotificationDeed('notifications.discard')
  const [isAsking, setIsAsking] = useState(false)
  const error = retry.error ?? discard.error
  const dead = letters.filter(({ state }) => state === 'dead').length
  const isBusy = retry.isPending || discard.isPending
  return (
    <section>
      <div className={styles.head}>
        <h2>
          {channelsText.deadTitle}
          {letters.length > 0 && ` (${letters.length})`}
        </h2>
        {letters.length > 1 && (
          <div className={styles.buttons}>
            <Button size="small" disabled={isBusy} onClick={() => retry.mutate({ deliveryId: null })}>
              {channelsText.sendAllAgain}
            </Button>
            <Button size="small" disabled={isBusy} onClick={() => setIsAsking(true)}>
              {channelsText.letAllGo}
            </Button>
          </div>
        )}
      </div>
      <p className={screen.quiet}>{letters.length === 0 ? channelsText.deadNone : channelsText.deadHint}</p>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {letters.length > 0 && (
        <ListTable
          columns={[
            channelsText.message,
            channelsText.channel,
            channelsText.when,
            channelsText.why,
            { words: channelsText.actions, isRight: true },
          ]}
        >
          {letters.map(({ deliveryId, channelId, title, state, queuedAt, attempts, error: failure }) => (
            <tr key={deliveryId}>
              <th scope="row">{title}</th>
              <td>{channels.find((channel) => channel.channelId === channelId)?.name}</td>
              <td className={screen.number}>{channelsText.whenWords(queuedAt)}</td>
              <td>
                <span className={styles.name}>{channelsText.deadStates[state]}</span>
                <span className={styles.small}>
                  {failure !== null && `${describeFailure(failure).happened} `}
                  {channelsText.tries(attempts)}
                </span>
              </td>
              <td>
                <div className={styles.buttons}>
                  <Button
                    size="small"
                    aria-label={channelsText.sendAgainOf(title)}
                    disabled={isBusy}
                    onClick={() => retry.mutate({ deliveryId })}
                  >
                    {channelsText.sendAgain}
                  </Button>
                  <Button
                    size="small"
                    aria-label={channelsText.letGoOf(title)}
                    disabled={isBusy}
                    onClick={() => discard.mutate({ deliveryId })}
                  >
                    {channelsText.letGo}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      <Confirm
        isOpen={isAsking}
        title={channelsText.letAllGoTitle(letters.length)}
        deed={channelsText.letAllGo}
        isPending={isBusy}
        failure={discard.error?.failure}
        onConfirm={() => discard.mutate({ deliveryId: null }, { onSuccess: () => setIsAsking(false) })}
        onCancel={() => setIsAsking(false)}
      >
        <p>{channelsText.letAllGoHint(dead, letters.length - dead)}</p>
      </Confirm>
    </section>
  )
}
