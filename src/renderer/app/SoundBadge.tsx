import { Button } from '@fluentui/react-components'
import { Speaker2Regular } from '@fluentui/react-icons/svg/speaker'
import { SpeakerMuteRegular } from '@fluentui/react-icons/svg/speaker-mute'
import { useEffect, useRef } from 'react'
import { soundText } from '../../shared/text/en/sound'
import { useMute, useSound } from '../queries/sound'
import { Flyout } from '../ui/Flyout'
import { useClock } from '../ui-state/clock'
import { playAlarm } from './alarm-sound'
import styles from './TopBar.module.css'

const lengths = [15, 30, 60] as const

/** Makes the console's sound, and mutes it: while muted a badge says so and for how long (alerting rule R26). */
export function SoundBadge() {
  const { data: sound } = useSound()
  const mute = useMute()
  const rangAt = sound?.rangAt ?? null
  const heard = useRef<number | null | undefined>(undefined)
  useEffect(() => {
    if (sound === undefined) return
    // What rang before this window was there is past.
    if (heard.current !== undefined && rangAt !== null && rangAt !== heard.current) playAlarm()
    heard.current = rangAt
  }, [sound, rangAt])
  const mutedUntil = sound?.mutedUntil ?? null
  const words = useClock((now) =>
    mutedUntil !== null && mutedUntil > now ? soundText.muted(mutedUntil - now) : null,
  )
  return (
    <Flyout
      button={
        words === null ? (
          <>
            <Speaker2Regular aria-hidden="true" />
            <span className="visually-hidden">{soundText.mute}</span>
          </>
        ) : (
          <>
            <SpeakerMuteRegular aria-hidden="true" />
            {words}
          </>
        )
      }
      buttonClassName={words === null ? styles.sound : styles.muted}
      label={soundText.mute}
      side="end"
      className={styles.demoSurface}
    >
      <p>{soundText.hint}</p>
      <div className={styles.muteChoices}>
        {words === null ? (
          lengths.map((minutes) => (
            <Button key={minutes} disabled={mute.isPending} onClick={() => mute.mutate(minutes)}>
              {soundText.minutes(minutes)}
            </Button>
          ))
        ) : (
          <Button disabled={mute.isPending} onClick={() => mute.mutate(0)}>
            {soundText.unmute}
          </Button>
        )}
      </div>
    </Flyout>
  )
}
