import type { Outcome } from '../../shared/errors'
import { historyDays } from '../../shared/model/storage'
import { type Access, appLane } from './access'

const historyKeptMs = historyDays * 24 * 60 * 60 * 1000
const pageRows = 500

/**
 * Deletes room transitions, coverage gaps, ended incidents and what was sent about them older than 400 days, in small steps. Of a room that still exists the
 * last believed transition before that stays: it says in which state the kept history begins. Ends early when `signal` says so.
 */
export function prune(access: Access, now: number, signal: AbortSignal): Promise<Outcome<void>> {
  const { database } = access
  const before = now - historyKeptMs
  return access.write(appLane, function* () {
    for (const sql of [pruneTransitions, pruneGaps, pruneIncidents, pruneSends]) {
      let removed: number
      do {
        removed = 0
        database.transaction(() => {
          removed = database.run(sql, before)
        })
        yield
      } while (removed === pageRows && !signal.aborted)
    }
  })
}

const pruneTransitions = `
DELETE FROM room_transition WHERE (tenant_key, room_id, at, is_soft, level) IN (
  SELECT old.tenant_key, old.room_id, old.at, old.is_soft, old.level FROM room_transition AS old
  WHERE old.at < ?1 AND (
    old.is_soft = 1
    OR NOT EXISTS (SELECT 1 FROM room WHERE room.tenant_key = old.tenant_key AND room.room_id = old.room_id)
    OR EXISTS (
      SELECT 1 FROM room_transition AS later
      WHERE later.tenant_key = old.tenant_key AND later.room_id = old.room_id
        AND later.at > old.at AND later.at < ?1 AND later.is_soft = 0
    )
  )
  LIMIT ${pageRows}
)`

const pruneGaps = `
DELETE FROM coverage_gap WHERE (tenant_key, workload, from_at) IN (
  SELECT tenant_key, workload, from_at FROM coverage_gap WHERE until_at < ?1 LIMIT ${pageRows}
)`

const pruneIncidents = `
DELETE FROM incident WHERE (tenant_key, incident_id) IN (
  SELECT tenant_key, incident_id FROM incident WHERE resolved_at < ?1 LIMIT ${pageRows}
)`

const pruneSends = `
DELETE FROM delivery WHERE (tenant_key, delivery_id) IN (
  SELECT tenant_key, delivery_id FROM delivery WHERE queued_at < ?1 LIMIT ${pageRows}
)`
