import type { Reason } from '../../../shared/model/room-health'
import { levelWords } from '../../../shared/text/en/health'
import { reasonSentence, ruleSentence, sourceWords } from '../../../shared/text/en/reasons'
import { roomText } from '../../../shared/text/en/rooms'
import { Ago } from '../../ui/Since'
import { StateIcon } from '../../ui/StateIcon'
import styles from './ReasonList.module.css'

/** Why a room reads as it does: every statement with source, sample, time and rule; then what nobody knows. */
export function ReasonList({
  reasons,
  notKnown,
}: {
  reasons: readonly Reason[]
  notKnown: readonly Reason[]
}) {
  return (
    <>
      {reasons.length === 0 && <p className={styles.none}>{roomText.noReasons}</p>}
      <Reasons reasons={reasons} />
      {notKnown.length > 0 && (
        <>
          <h4 className={styles.notKnown}>{roomText.notKnown}</h4>
          <Reasons reasons={notKnown} />
        </>
      )}
    </>
  )
}

function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => {
        const { code, params, level, source, sample, at, rule } = reason
        return (
          <li key={`${code} ${JSON.stringify(params)}`} data-level={level}>
            <span className={styles.mark} title={levelWords[level]}>
              <StateIcon level={level} size={15} />
              <span className="visually-hidden">{levelWords[level]}: </span>
            </span>
            <div>
              <p>{reasonSentence(reason)}</p>
              <p className={styles.evidence}>
                <span>{sourceWords[source]}</span>
                {sample !== null && <code>{sample}</code>}
                {at !== null && <Ago at={at} />}
                {rule !== null && (
                  <span title={ruleSentence(rule) ?? undefined} className={styles.rule}>
                    {roomText.rule} {rule}
                    <span className="visually-hidden">: {ruleSentence(rule)}</span>
                  </span>
                )}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
