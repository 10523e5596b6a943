import type { DeviceOperation } from './device-source'
import { type Fields, readFields, readText, readTime, readWith, readWord, unwrap } from './graph-values'

/** `teamworkDeviceOperation` as sent. Its `status` is free text, and its documented timestamps are malformed. */
function readOperation(wire: Fields): DeviceOperation | null {
  const operationId = readText(wire.id)
  if (operationId === null) return null
  const status = readText(wire.status) ?? ''
  const error = readFields(wire.error)
  const code = readText(error?.code)
  const message = readText(error?.message)
  return {
    operationId,
    kind: kindOf(readWord(wire.operationType)),
    state: stateOf(status),
    statusAsSent: status,
    error: code !== null || message !== null ? { code, message } : null,
    createdAt: readTime(wire.createdDateTime),
    startedAt: readTime(wire.startedDateTime),
    completedAt: readTime(wire.completedDateTime),
  }
}

/** An entry of the list. */
export const WireDeviceOperation = readWith(readOperation)
/** An operation on its own, wrapped in `value` or not. */
export const WireSingleOperation = readWith((fields) => readOperation(unwrap(fields)))

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
