import { z } from 'zod'
import { FailureSchema } from './failure'
import { TenantKey } from './tenant'

/** What a request was for: a Graph workload, the sign-in, or a message through a channel. */
export const RequestPurpose = z.enum([
  'signIn',
  'directory',
  'presence',
  'teamworkRead',
  'teamworkWrite',
  'identity',
  'places',
  'calls',
  'calendars',
  'intuneRead',
  'intuneWrite',
  'directoryDevices',
  'proxyLogIn',
  'webhook',
  'mail',
  'heartbeat',
  'update',
  'other',
])
export type RequestPurpose = z.infer<typeof RequestPurpose>

/** Stands for a tenant that is being added and has no key yet. */
export const draftTenantKey = TenantKey.parse('draft')

/** One request that left this computer, or was held back. Holds no id, name, token, header, query value or body. */
export const LedgerEntry = z.object({
  /** Counts from 1 within a run. */
  sequence: z.number(),
  /** When it was sent, epoch ms. */
  at: z.number(),
  /** The tenant whose session sent it; null for a channel's. */
  tenantKey: TenantKey.nullable(),
  /** The notification channel it belongs to, by its name. */
  channel: z.string().nullable(),
  /** With the port, where it is not the usual one. */
  host: z.string(),
  method: z.string(),
  /** Null where the path itself is a secret (webhooks) or there is none (mail). */
  path: z.string().nullable(),
  purpose: RequestPurpose,
  /** Ahead of the sweeps: suspects, operator's actions. */
  isUrgent: z.boolean(),
  /** Null when no answer came. */
  status: z.number().nullable(),
  /** Until the answer began or the request failed, ms. */
  durationMs: z.number(),
  /** Of the answer as it was sent, where the server said so. */
  bytes: z.number().nullable(),
  error: FailureSchema.shape.code.nullable(),
  /** False for a host that neither the tenant's cloud nor a channel has: the request was held back. */
  isExpected: z.boolean(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** What went to one host for one tenant or channel, since it was first contacted (kept for 400 days). */
export const HostTotal = LedgerEntry.pick({ host: true, tenantKey: true, channel: true }).extend({
  requests: z.number(),
  requestsToday: z.number(),
  failed: z.number(),
  /** Held back because the host is not one of the tenant's. */
  refused: z.number(),
  lastAt: z.number(),
})
export type HostTotal = z.infer<typeof HostTotal>

/** What of the ledger is wanted; null and an empty text do not narrow. */
export const LedgerFilter = z.object({
  tenantKey: TenantKey.nullable(),
  host: z.string().nullable(),
  /** `refused`: held back, because the host is not the tenant's. */
  outcome: z.enum(['good', 'failed', 'refused']).nullable(),
  /** Found in host, path, purpose, channel, method, status or error code, whatever the case. */
  text: z.string().max(200),
})
export type LedgerFilter = z.infer<typeof LedgerFilter>

/** A host of the list on screen: contacted, or only allowed so far. */
export const ListedHost = HostTotal.extend({
  lastAt: z.number().nullable(),
  /** May this tenant's requests go there today? A channel's host always may. */
  isAllowed: z.boolean(),
  /** How a request gets there, in Chromium's words, e.g. `PROXY proxy.contoso.com:8080; DIRECT`; null = not known. */
  proxy: z.string().nullable(),
})
export type ListedHost = z.infer<typeof ListedHost>

export const ExportFormat = z.enum(['csv', 'json'])
export type ExportFormat = z.infer<typeof ExportFormat>
