import type { RoomId } from '../../shared/model/room'
import type { PlannedWork } from '../domain/room-setting'
import type { RoomSignal } from '../domain/room-signal'
import type { Clock } from '../lib/clock'
import { Line } from '../lib/line'
import type { Estate } from './estate'
import { type BoardConditions, conditionsKey, type RoomBoard } from './room-board'
import type { PollerName } from './tenant-pollers'
import type { TenantRecorder } from './tenant-recorder'
import { watchedAccounts } from './watch-list'

export interface RoomSettlingParts {
  clock: Clock
  estate: Estate
  board: RoomBoard
  recorder: TenantRecorder
  planned: PlannedWork
  conditions(): BoardConditions
  /** Hears what each settling changed for the alerting rules. */
  onSettled: (signals: readonly RoomSignal[], removed: readonly RoomId[]) => void
}

/** Turns what the polls brought into judged rooms, on disk and on the wall: one settling at a time. */
export class RoomSettling {
  /** Which sources Graph was asked for since the start, whatever it answered. */
  private readonly asked = new Set<PollerName>()
  private lastConditions = ''
  /** The counts of the last status sent are no longer true. */
  private isStatusStale = false
  private readonly line = new Line()

  constructor(private readonly parts: RoomSettlingParts) {}

  noteAsked(name: PollerName): void {
    this.asked.add(name)
  }

  /** Have rooms been judged since Graph was asked for everything once? */
  isSettled(): boolean {
    return this.lastConditions !== '' && this.hasFirstLook()
  }

  /** Did rooms change since this was asked last? */
  takeStatusChange(): boolean {
    const isStale = this.isStatusStale
    this.isStatusStale = false
    return isStale
  }

  /** Judges what was touched; all rooms when the conditions changed. */
  settle(): Promise<void> {
    return this.line.run(() => this.settleNow())
  }

  /** Ends with the settling that is under way. */
  finished(): Promise<void> {
    return this.line.idle()
  }

  private async settleNow(): Promise<void> {
    const { clock, estate, board, recorder, planned } = this.parts
    const now = clock.now()
    if (board.rooms.size === 0 && !this.hasFirstLook()) return
    const touched = estate.takeTouched()
    const roomIds = board.roomsOf(touched.accounts, touched.devices)
    const removed = touched.isJoinStale ? await this.rejoin(roomIds, now) : []
    const conditions = this.parts.conditions()
    const key = `${conditionsKey(conditions, now)} ${planned.keyAt(now)}`
    for (const roomId of board.overdue(now)) roomIds.add(roomId)
    const areAllDue = key !== this.lastConditions
    this.lastConditions = key
    const change = await board.judge(areAllDue ? null : roomIds, conditions, now)
    if (change.shown.length > 0 || removed.length > 0) this.isStatusStale = true
    await recorder.board({ ...change, removed })
    this.parts.onSettled(change.signals, removed)
  }

  /** Has every source been asked once? Judged earlier, a room would seem to change when the last of them answers. */
  private hasFirstLook(): boolean {
    const { asked } = this
    if (!asked.has('devices') || !asked.has('accounts') || !asked.has('places')) return false
    return asked.has('presence') || watchedAccounts(this.parts.estate).length === 0
  }

  private async rejoin(roomIds: Set<RoomId>, now: number): Promise<RoomId[]> {
    const { join, renewed, removed } = await this.parts.board.rejoin()
    for (const roomId of renewed) roomIds.add(roomId)
    await this.parts.recorder.join(join, now)
    return removed
  }
}
