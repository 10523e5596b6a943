import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { AppStatus } from '../../shared/model/app-status'
import type { BundledFile } from '../../shared/model/support'
import type { TenantStatus } from '../../shared/model/tenant-status'
import type { Clock } from '../lib/clock'
import { redact } from '../lib/redact'
import { part, type WorkControl } from './file-works'
import { readRedactedEnd } from './redacted-log'
import type { RequestLedger } from './request-ledger'

export interface SupportBundleParts {
  about: Pick<AppStatus, 'version' | 'runtime'>
  dataFolder: string
  ledger: RequestLedger
  tenants: () => TenantStatus[]
  clock: Clock
}

/** Failed requests that go along. */
const failuresKept = 500
/** The end of each log, characters. */
const logKept = 400_000

/**
 * Everything somebody needs to help, and nothing secret: versions, each tenant's status and capabilities, the hosts
 * contacted and the failed requests, the logs. All of it passes the redactor once more. Rejects when it is ended.
 */
export async function gatherSupportBundle(
  parts: SupportBundleParts,
  control: WorkControl,
): Promise<BundledFile[]> {
  const { about, dataFolder, ledger, tenants, clock } = parts
  const everything = { tenantKey: null, host: null, text: '', limit: failuresKept } as const
  const requests = {
    hosts: ledger.hosts(),
    failed: ledger.list({ ...everything, outcome: 'failed' }).entries,
    heldBack: ledger.list({ ...everything, outcome: 'refused' }).entries,
  }
  return [
    json('about.json', { ...about, gatheredAt: new Date(clock.now()).toISOString() }),
    json('tenants.json', tenants()),
    json('requests.json', requests),
    ...(await readLogs(path.join(dataFolder, 'logs'), control)),
  ]
}

function json(name: string, value: unknown): BundledFile {
  return { name, text: `${JSON.stringify(plain(value), null, 1)}\n` }
}

/** Redacted from the top of each part: the redactor goes six levels deep, a status is deeper. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return redact(value)
  const clean = redact(value)
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const shallow: unknown = typeof clean === 'object' && clean !== null ? Reflect.get(clean, key) : null
      return [key, typeof shallow === 'object' && shallow !== null ? plain(entry) : shallow]
    }),
  )
}

async function readLogs(folder: string, control: WorkControl): Promise<BundledFile[]> {
  // No log yet is no reason not to help.
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.log')).sort()
  const files: BundledFile[] = []
  for (const [index, name] of names.entries()) {
    const mine = part(control, index / names.length, (index + 1) / names.length)
    files.push({ name: `logs/${name}`, text: await readRedactedEnd(path.join(folder, name), logKept, mine) })
  }
  return files
}
