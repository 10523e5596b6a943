import { z } from 'zod'
import type { DeviceOperation } from './device-source'
import { looseBranch, looseText, looseTime, looseWord } from './graph-values'

/** `teamworkDeviceOperation` as sent. Its `status` is free text, and its documented timestamps are malformed. */
export const WireDeviceOperation = z
  .object({
    id: z.string().min(1),
    status: looseText,
    operationType: looseWord,
    error: looseBranch(z.object({ code: looseText, message: looseText })),
    createdDateTime: looseTime,
    startedDateTime: looseTime,
    completedDateTime: looseTime,
  })
  .transform(
    (wire): DeviceOperation => ({
      operationId: wire.id,
      kind: kindOf(wire.operationType),
      state: stateOf(wire.status ?? ''),
      statusAsSent: wire.status ?? '',
      error: wire.error && (wire.error.code !== null || wire.error.message !== null) ? wire.error : null,
      createdAt: wire.createdDateTime,
      startedAt: wire.startedDateTime,
      completedAt: wire.completedDateTime,
    }),
  )

function kindOf(word: string): DeviceOperation['kind'] {
  switch (word) {
    case 'devicerestart':
      return 'deviceRestart'
    case 'softwareupdate':
      return 'softwareUpdate'
    case 'devicediagnostics':
      return 'deviceDiagnostics'
    default:
      return 'other'
  }
}

/** Prose, examples and resource page each name other words; only their stems agree. */
function stateOf(status: string): DeviceOperation['state'] {
  const word = status.toLowerCase().replace(/[^a-z]/g, '')
  if (word.startsWith('success') || word.startsWith('succeed') || word.startsWith('complete'))
    return 'succeeded'
  if (word.startsWith('fail')) return 'failed'
  if (word.startsWith('cancel')) return 'cancelled'
  if (word.startsWith('queue') || word.startsWith('schedul') || word === 'notstarted') return 'queued'
  if (word.startsWith('inprogress') || word.startsWith('running')) return 'running'
  return 'unknown'
}
