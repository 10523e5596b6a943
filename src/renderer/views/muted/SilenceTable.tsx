import { Button } from '@fluentui/react-components'
import type { Silence } from '../../../shared/model/incident'
import { mutedText } from '../../../shared/text/en/muted'
import { momentWords } from '../../../shared/text/en/time'
import { useIncidentDeed, useSilences } from '../../queries/incidents'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ListTable } from '../../ui/ListTable'
import screen from '../../ui/screen.module.css'
import { useClock } from '../../ui-state/clock'
import { MatcherWords } from './MatcherWords'
import styles from './MutedView.module.css'

/** What lasts longer than this is asked about again (alerting rule R16), ms. */
const reviewMs = 7 * 24 * 60 * 60_000

/** Silences in force, with how much each hides and hid; the lasting ones are up for review. */
export function SilenceTable({ onChange }: { onChange: (silence: Silence) => void }) {
  const { data: silences, error } = useSilences()
  const end = useIncidentDeed('incidents.endSilence')
  const isLasting = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) =>
    endsAt - startsAt > reviewMs
  const lasting = silences?.filter(isLasting).length ?? 0
  const failed = error ?? end.error
  return (
    <>
      <h2>{mutedText.silences}</h2>
      {failed !== null && <ErrorNotice failure={failed.failure} />}
      {silences?.length === 0 && <p className={screen.quiet}>{mutedText.silencesEmpty}</p>}
      {lasting > 0 && <p>{mutedText.silencesReview(lasting)}</p>}
      {silences !== undefined && silences.length > 0 && (
        <ListTable
          label={mutedText.silences}
          columns={[
            mutedText.what,
            mutedText.until,
            { words: mutedText.hidesNow, isRight: true },
            { words: mutedText.hidSinceBegin, isRight: true },
            mutedText.why,
            mutedText.actions,
          ]}
        >
          {silences.map((silence) => (
            <tr key={silence.silenceId}>
              <td className={styles.cut}>
                <MatcherWords matcher={silence.matcher} />
                <Begin startsAt={silence.startsAt} />
              </td>
              <td className={screen.number}>
                {momentWords(silence.endsAt)}
                {isLasting(silence) && <p className={styles.marked}>{mutedText.review}</p>}
              </td>
              <td className={screen.right}>{silence.muted}</td>
              <td className={screen.right}>{silence.hid}</td>
              <td className={styles.cut}>
                {silence.comment}
                <p className={screen.quiet}>{silence.author}</p>
              </td>
              <td>
                <div className={styles.buttons}>
                  <Button
                    size="small"
                    aria-label={mutedText.changeOf(silence.comment)}
                    onClick={() => onChange(silence)}
                  >
                    {mutedText.change}
                  </Button>
                  <Button
                    size="small"
                    disabled={end.isPending}
                    onClick={() => end.mutate({ silenceId: silence.silenceId })}
                  >
                    {mutedText.endNow}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </>
  )
}

/** When one begins that has not yet begun. */
function Begin({ startsAt }: { startsAt: number }) {
  const isToCome = useClock((now) => startsAt > now)
  return isToCome && <p className={styles.marked}>{mutedText.begins(momentWords(startsAt))}</p>
}
