import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { AppStatus } from '../../shared/model/app-status'
import type { BundledFile } from '../../shared/model/support'
import type { TenantStatus } from '../../shared/model/tenant-status'
import type { Clock } from '../lib/clock'
import { redact } from '../lib/redact'
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
 * contacted and the failed requests, the logs. All of it passes the redactor once more.
 */
export async function gatherSupportBundle(parts: SupportBundleParts): Promise<BundledFile[]> {
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
    ...(await readLogs(path.join(dataFolder, 'logs'))),
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

async function readLogs(folder: string): Promise<BundledFile[]> {
  // No log yet is no reason not to help.
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.log')).sort()
  return Promise.all(
    names.map(async (name) => ({
      name: `logs/${name}`,
      text: String(redact((await readFile(path.join(folder, name), 'utf8')).slice(-logKept))),
    })),
  )
}
