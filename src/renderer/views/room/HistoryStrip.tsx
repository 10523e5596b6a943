import type { HistorySpan, RoomId } from '../../../shared/model/room'
import type { TenantKey } from '../../../shared/model/tenant'
import { levelWords } from '../../../shared/text/en/health'
import { roomText } from '../../../shared/text/en/rooms'
import { durationWords, hourWords } from '../../../shared/text/en/time'
import { useRoomHistory } from '../../queries/room-detail'
import { classNames } from '../../ui/class-names'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { StateIcon } from '../../ui/StateIcon'
import styles from './HistoryStrip.module.css'
import { type HistoryPiece, placeSpans, summariseTrouble } from './history-shape'

const ticks = [0, 0.25, 0.5, 0.75] as const

const wordOf = (level: HistorySpan['level']): string =>
  level === 'gap' ? roomText.historyGap : levelWords[level]

function pieceWords({ from, until, level, isSoft }: HistoryPiece): string {
  const soft = isSoft ? ` (${roomText.historySoft})` : ''
  return `${wordOf(level)}${soft}, ${hourWords(from)}–${hourWords(until)}, ${durationWords(until - from)}`
}

/** The last 24 hours as a strip of states; bad stretches stand taller, so that colour is not needed. */
export function HistoryStrip({ tenantKey, roomId }: { tenantKey: TenantKey; roomId: RoomId }) {
  const { data, error } = useRoomHistory(tenantKey, roomId)
  if (error !== null) return <ErrorNotice failure={error.failure} />
  if (data === undefined) return <div className={styles.placeholder} />
  const { from, until, spans } = data
  const pieces = placeSpans(spans, from, until)
  if (pieces.length === 0) return <p className={styles.summary}>{roomText.historyEmpty}</p>
  const { troubleMs, spells } = summariseTrouble(pieces)
  const shownLevels = [...new Set(pieces.map(({ level }) => level))]
  const summary = roomText.historySummary(durationWords(troubleMs), spells)
  return (
    <div className={styles.history}>
      <div className={styles.strip} role="img" aria-label={`${roomText.history}: ${summary}`}>
        {pieces.map((piece) => (
          <span
            key={`${piece.from} ${piece.level} ${piece.isSoft}`}
            className={classNames(styles.piece, piece.isSoft && styles.soft)}
            data-level={piece.level}
            title={pieceWords(piece)}
            style={{ left: `${piece.left}%`, width: `${piece.width}%` }}
          />
        ))}
      </div>
      <div className={styles.axis} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick}>{hourWords(from + (until - from) * tick)}</span>
        ))}
        <span>{roomText.historyNow}</span>
      </div>
      <p className={styles.summary}>
        {summary}
        {shownLevels.map((level) => (
          <span key={level} className={styles.legend} data-level={level}>
            {level === 'gap' ? <span className={styles.gap} /> : <StateIcon level={level} size={11} />}
            {wordOf(level)}
          </span>
        ))}
      </p>
    </div>
  )
}
