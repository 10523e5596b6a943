import type { RoomSummary } from '../../../shared/model/room'
import { levelWord, suspectWord } from '../../../shared/text/en/health'
import { clockWords } from '../../../shared/text/en/time'
import { wallText } from '../../../shared/text/en/wall'

/** A room's state as a screen reader says it: "Offline since 4 min", "Healthy, maybe offline, as of 14:03:22". */
export function tileStateWords(room: RoomSummary, since: string, staleAt: number | null): string {
  const { level, suspicion, isInCall, headline } = room
  const word = levelWord(level, headline?.level)
  return [
    room.since === null ? word : wallText.stateSince(word, since),
    suspicion === null ? null : suspectWord(suspicion.level).toLowerCase(),
    staleAt === null ? null : wallText.asOf(clockWords(staleAt)),
    isInCall === true ? wallText.inCall.toLowerCase() : null,
  ]
    .filter((part) => part !== null)
    .join(', ')
}
