import { Button, Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import type { RequestOutput } from '../../../shared/ipc/contract'
import type { Channel } from '../../../shared/model/channel'
import type { ListedDigest } from '../../../shared/model/digest'
import { digestTimesWords, digestWords, momentInZone } from '../../../shared/text/en/digest'
import { describeFailure } from '../../../shared/text/en/errors'
import { useDigestDeed, useDigests } from '../../queries/digests'
import { useTenants } from '../../queries/tenants'
import { Confirm } from '../../ui/Confirm'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ListTable } from '../../ui/ListTable'
import { Modal, ModalButtons } from '../../ui/Modal'
import screen from '../../ui/screen.module.css'
import { DigestDialog } from './DigestDialog'
import { DigestPreview } from './DigestPreview'
import preview from './DigestPreview.module.css'
import { draftOfDigest } from './digest-form'
import styles from './NotificationsView.module.css'
import { channelNames } from './route-words'

type Opened = { dialog: 'add' } | { dialog: 'edit' | 'remove' | 'preview'; digest: ListedDigest } | null

/** The daily digests: what each tells, when it comes next, and a way to try it. */
export function DigestList({ channels }: { channels: readonly Channel[] }) {
  const { data: digests, error } = useDigests()
  const [opened, setOpened] = useState<Opened>(null)
  const send = useDigestDeed('digests.sendNow')
  const close = () => setOpened(null)
  return (
    <section>
      <div className={styles.head}>
        <h2>{digestWords.title}</h2>
        <Button onClick={() => setOpened({ dialog: 'add' })}>{digestWords.add}</Button>
      </div>
      <p className={screen.quiet}>{digestWords.hint}</p>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {digests?.length === 0 && (
        <p>
          {digestWords.none} {digestWords.noneHint}
        </p>
      )}
      {digests !== undefined && digests.length > 0 && (
        <ListTable
          columns={[
            digestWords.digest,
            digestWords.of,
            digestWords.when,
            digestWords.tells,
            digestWords.state,
            { words: digestWords.actions, isRight: true },
          ]}
        >
          {digests.map((digest) => (
            <tr key={digest.digestId}>
              <th scope="row" className={styles.name}>
                {digest.name}
              </th>
              <td>
                <Scope digest={digest} />
              </td>
              <td>{digestTimesWords(digest)}</td>
              <td>
                {digest.channels.length === 0 ? (
                  <span className={styles.warn}>{digestWords.nobody}</span>
                ) : (
                  channelNames(digest.channels, channels)
                )}
              </td>
              <td>
                {digest.nextAt === null
                  ? digestWords.off
                  : digestWords.next(momentInZone(digest.nextAt, digest.hours.zone))}
                <span className={styles.small}>
                  {digest.sentAt === null
                    ? digestWords.neverSent
                    : digestWords.sent(momentInZone(digest.sentAt, digest.hours.zone))}
                </span>
              </td>
              <td>
                <div className={styles.buttons}>
                  <Button
                    size="small"
                    aria-label={digestWords.previewOf(digest.name)}
                    onClick={() => setOpened({ dialog: 'preview', digest })}
                  >
                    {digestWords.preview}
                  </Button>
                  <Button
                    size="small"
                    aria-label={digestWords.sendOf(digest.name)}
                    disabled={send.isPending}
                    onClick={() => send.mutate({ digestId: digest.digestId })}
                  >
                    {digestWords.send}
                  </Button>
                  <Button
                    size="small"
                    aria-label={digestWords.editOf(digest.name)}
                    onClick={() => setOpened({ dialog: 'edit', digest })}
                  >
                    {digestWords.edit}
                  </Button>
                  <Button
                    size="small"
                    aria-label={digestWords.removeTitle(digest.name)}
                    onClick={() => setOpened({ dialog: 'remove', digest })}
                  >
                    {digestWords.remove}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      <div role="status">
        {send.isPending && <Spinner size="tiny" label={digestWords.sending} />}
        {send.data !== undefined && <Sent answers={send.data.answers} channels={channels} />}
      </div>
      {send.data?.answers.map(
        ({ channelId, error: failure }) =>
          failure !== null && (
            <div key={channelId} className={styles.result} role="alert">
              <p className={styles.name}>{digestWords.notSent(channelNames([channelId], channels))}</p>
              <p>
                {describeFailure(failure).happened} {describeFailure(failure).fix}
              </p>
            </div>
          ),
      )}
      {send.error !== null && <ErrorNotice failure={send.error.failure} />}
      <DigestDialog
        digest={opened?.dialog === 'edit' ? opened.digest : null}
        channels={channels}
        isOpen={opened?.dialog === 'add' || opened?.dialog === 'edit'}
        onClose={close}
      />
      {opened?.dialog === 'preview' && <Preview digest={opened.digest} onClose={close} />}
      {opened?.dialog === 'remove' && <RemoveDigest digest={opened.digest} onClose={close} />}
    </section>
  )
}

interface SentProps {
  answers: RequestOutput<'digests.sendNow'>['answers']
  channels: readonly Channel[]
}

function Sent({ answers, channels }: SentProps) {
  const taken = answers.flatMap(({ channelId, error }) => (error === null ? [channelId] : []))
  if (answers.length > 0 && taken.length === 0) return null
  return (
    <p className={styles.result}>
      {answers.length === 0 ? digestWords.sentToNobody : digestWords.sentTo(channelNames(taken, channels))}
    </p>
  )
}

function Scope({ digest: { match, tenants: count } }: { digest: ListedDigest }) {
  const { tenants } = useTenants()
  const tenant = tenants.find(({ tenant: { tenantKey } }) => tenantKey === match.tenantKey)?.tenant
  const parts = [
    match.group === null ? null : digestWords.group(match.group),
    match.tenantKey === null ? null : (tenant?.displayName ?? match.tenantKey),
    match.site === null ? null : digestWords.site(match.site),
  ].filter((part) => part !== null)
  return (
    <>
      {parts.length === 0 ? digestWords.everyTenant : parts.join(', ')}
      {count === 0 ? (
        <span className={styles.warn}>{digestWords.noTenant}</span>
      ) : (
        <span className={styles.small}>{digestWords.tenants(count)}</span>
      )}
    </>
  )
}

function Preview({ digest, onClose }: { digest: ListedDigest; onClose: () => void }) {
  const draft = draftOfDigest(digest)
  return (
    <Modal isOpen onClose={onClose} title={digestWords.previewOf(digest.name)} className={preview.wide}>
      {draft !== null && <DigestPreview draft={draft} />}
      <ModalButtons>
        <Button onClick={onClose}>{digestWords.close}</Button>
      </ModalButtons>
    </Modal>
  )
}

function RemoveDigest({ digest, onClose }: { digest: ListedDigest; onClose: () => void }) {
  const remove = useDigestDeed('digests.remove')
  return (
    <Confirm
      isOpen
      title={digestWords.removeTitle(digest.name)}
      deed={digestWords.remove}
      isPending={remove.isPending}
      failure={remove.error?.failure}
      onConfirm={() => remove.mutate({ digestId: digest.digestId }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{digestWords.removeHint}</p>
    </Confirm>
  )
}
