import { Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import type { PresenceAnswer } from '../../../shared/model/presence'
import type { RoomId } from '../../../shared/model/room'
import type { TenantKey } from '../../../shared/model/tenant'
import { presenceWords } from '../../../shared/text/en/presence'
import { roomText } from '../../../shared/text/en/rooms'
import { momentWords } from '../../../shared/text/en/time'
import { useCopyText } from '../../queries/app-status'
import { usePresenceAnswers } from '../../queries/room-detail'
import { CopyButton } from '../../ui/CopyButton'
import { ErrorNotice } from '../../ui/ErrorNotice'
import styles from './PresenceAnswers.module.css'

const wordsOf = ({ availability, activity }: PresenceAnswer): string =>
  presenceWords(availability, activity) || roomText.emptyAnswer

/** What Teams said of the room's account and when, newest first: the evidence behind the verdict. Folded until wanted. */
export function PresenceAnswers({ tenantKey, roomId }: { tenantKey: TenantKey; roomId: RoomId }) {
  const [isOpen, setIsOpen] = useState(false)
  const { data: answers, error, isLoading } = usePresenceAnswers(tenantKey, roomId, isOpen)
  const { mutateAsync: copy } = useCopyText()
  const lines = answers?.map((answer) => `${new Date(answer.at).toISOString()} ${wordsOf(answer)}`)

  return (
    <details className={styles.answers} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{roomText.answers}</summary>
      <p className={styles.hint}>{roomText.answersHint}</p>
      {isLoading && <Spinner size="tiny" />}
      {error !== null && <ErrorNotice failure={error.failure} />}
      {answers?.length === 0 && <p className={styles.hint}>{roomText.noAnswers}</p>}
      {answers !== undefined && lines !== undefined && answers.length > 0 && (
        <div className={styles.list}>
          <ol aria-label={roomText.answers}>
            {answers.map((answer) => (
              <li key={answer.at}>
                <time dateTime={new Date(answer.at).toISOString()}>{momentWords(answer.at)}</time>
                <span>{wordsOf(answer)}</span>
              </li>
            ))}
          </ol>
          <CopyButton what={roomText.answers} onCopy={() => copy(lines.join('\n'))} />
        </div>
      )}
    </details>
  )
}
