import papaparse from 'papaparse'
import type { ExportFormat, LedgerEntry } from '../../shared/model/ledger'

const columns = [
  'at',
  'tenant',
  'channel',
  'host',
  'method',
  'path',
  'purpose',
  'isUrgent',
  'status',
  'durationMs',
  'bytes',
  'error',
  'isExpected',
] as const

/**
 * Entries as a file for somebody else: CSV with a heading (safe against formula injection) or JSON. Times are ISO 8601
 * UTC; the tenant is named as the operator named it.
 */
export function exportLedger(
  entries: readonly LedgerEntry[],
  format: ExportFormat,
  nameOf: (entry: LedgerEntry) => string | null,
): string {
  const rows = entries.map((entry) => {
    const { sequence: _sequence, tenantKey: _key, ...rest } = entry
    return { ...rest, at: new Date(entry.at).toISOString(), tenant: nameOf(entry) }
  })
  if (format === 'json') return `${JSON.stringify(rows, null, 1)}\n`
  return `${papaparse.unparse(rows, { columns: [...columns], escapeFormulae: true })}\r\n`
}
