import type { Outcome } from '../../shared/errors'
import type { Database } from './database'
import { type DetectionQuery, readDetections } from './detections'
import { type RoomHistoryQuery, readRoomHistory } from './room-history'
import { type RoomLevelsQuery, readRoomLevels } from './room-levels'

/** Everything that can be asked of the past, each with its reader: the same code runs on the worker thread and in-process. */
export const historyReaders = {
  roomTransitions: (database: Database, query: RoomHistoryQuery) => readRoomHistory(database, query),
  detections: (database: Database, query: DetectionQuery) => readDetections(database, query),
  roomLevels: (database: Database, query: RoomLevelsQuery) => readRoomLevels(database, query),
}

export type HistoryName = keyof typeof historyReaders
type HistoryQuery<N extends HistoryName> = Parameters<(typeof historyReaders)[N]>[1]
export type HistoryAnswer<N extends HistoryName> = ReturnType<(typeof historyReaders)[N]>

export type HistoryRequest = {
  [N in HistoryName]: { id: number; ask: N; query: HistoryQuery<N> }
}[HistoryName]
export type HistoryReply = {
  [N in HistoryName]: { id: number; ask: N; outcome: Outcome<HistoryAnswer<N>> }
}[HistoryName]
