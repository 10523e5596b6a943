import { Button, Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import { type Channel, channelSecrets, type SecretName } from '../../../shared/model/channel'
import type { NotificationSetup } from '../../../shared/model/notification-setup'
import { channelKindWords, channelsText } from '../../../shared/text/en/channels'
import { useNotificationDeed } from '../../queries/notifications'
import { Confirm } from '../../ui/Confirm'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ListTable } from '../../ui/ListTable'
import { ChannelDialog } from './ChannelDialog'
import styles from './NotificationsView.module.css'

type ListedChannel = NotificationSetup['channels'][number]
type Opened = { dialog: 'add' } | { dialog: 'edit' | 'remove'; channel: ListedChannel } | null

/** The ways to people and machines; each can be tried with a real, marked message. */
export function ChannelList({ channels }: { channels: readonly ListedChannel[] }) {
  const [opened, setOpened] = useState<Opened>(null)
  const [tested, setTested] = useState<Channel | null>(null)
  const test = useNotificationDeed('notifications.testChannel')
  const close = () => setOpened(null)
  return (
    <section>
      <div className={styles.head}>
        <h2>{channelsText.channels}</h2>
        <Button appearance="primary" onClick={() => setOpened({ dialog: 'add' })}>
          {channelsText.addChannel}
        </Button>
      </div>
      <ListTable
        columns={[
          channelsText.channel,
          channelsText.where,
          channelsText.state,
          { words: channelsText.actions, isRight: true },
        ]}
      >
        {channels.map((channel) => (
          <tr key={channel.channelId}>
            <th scope="row">
              <span className={styles.name}>{channel.name}</span>
              {channel.hint !== null && (
                <span className={styles.small}>{channelKindWords[channel.settings.kind]}</span>
              )}
            </th>
            <td>
              {channel.hint ?? channelsText.here}
              {channel.settings.kind === 'mail' && (
                <span className={styles.small}>{channel.settings.to.join(', ')}</span>
              )}
            </td>
            <td>
              {channel.isOn ? channelsText.on : channelsText.off}
              {channel.waiting > 0 && (
                <span className={styles.small}>{channelsText.waiting(channel.waiting)}</span>
              )}
              {isSecretMissing(channel) && <span className={styles.warn}>{channelsText.secretMissing}</span>}
            </td>
            <td>
              <div className={styles.buttons}>
                <Button
                  size="small"
                  aria-label={channelsText.testOf(channel.name)}
                  disabled={test.isPending}
                  onClick={() => {
                    setTested(channel)
                    test.mutate({ channelId: channel.channelId })
                  }}
                >
                  {channelsText.test}
                </Button>
                <Button
                  size="small"
                  aria-label={channelsText.editOf(channel.name)}
                  onClick={() => setOpened({ dialog: 'edit', channel })}
                >
                  {channelsText.edit}
                </Button>
                {channel.hint !== null && (
                  <Button
                    size="small"
                    aria-label={channelsText.removeOf(channel.name)}
                    onClick={() => setOpened({ dialog: 'remove', channel })}
                  >
                    {channelsText.remove}
                  </Button>
                )}
              </div>
            </td>
          </tr>
        ))}
      </ListTable>
      <div role="status">
        {tested !== null && test.isPending && <Spinner size="tiny" label={channelsText.testing} />}
        {tested !== null && test.data !== undefined && test.data.error === null && (
          <p className={styles.result}>
            {channelsText.testGood(tested.name)}{' '}
            {test.data.answer !== null && test.data.answer !== '' && channelsText.answer(test.data.answer)}
          </p>
        )}
      </div>
      {tested !== null && test.data !== undefined && test.data.error !== null && (
        <ErrorNotice failure={test.data.error} title={channelsText.testBad(tested.name)}>
          {test.data.answer !== null && <p>{channelsText.answer(test.data.answer)}</p>}
        </ErrorNotice>
      )}
      {test.error !== null && <ErrorNotice failure={test.error.failure} />}
      <ChannelDialog
        channel={opened?.dialog === 'edit' ? opened.channel : null}
        isOpen={opened?.dialog === 'add' || opened?.dialog === 'edit'}
        onClose={close}
      />
      {opened?.dialog === 'remove' && <RemoveChannel channel={opened.channel} onClose={close} />}
    </section>
  )
}

function isSecretMissing({ settings, secretsSet }: Channel): boolean {
  const needed: readonly SecretName[] = channelSecrets[settings.kind].needed
  const wanted = settings.kind === 'mail' && settings.user !== null ? (['password'] as const) : needed
  return wanted.some((name) => !secretsSet.includes(name))
}

function RemoveChannel({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const remove = useNotificationDeed('notifications.removeChannel')
  return (
    <Confirm
      isOpen
      title={channelsText.removeTitle(channel.name)}
      deed={channelsText.remove}
      isPending={remove.isPending}
      failure={remove.error?.failure}
      onConfirm={() => remove.mutate({ channelId: channel.channelId }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{channelsText.removeHint}</p>
    </Confirm>
  )
}
