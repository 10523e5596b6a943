import { z } from 'zod'

/** One file of the support bundle, as it will be written. */
export const BundledFile = z.object({ name: z.string(), text: z.string() })
export type BundledFile = z.infer<typeof BundledFile>

/** Work on files that may take long: writing a backup, checking one, gathering the support bundle. One of a kind at a time. */
export const FileWork = z.enum(['backup', 'restore', 'bundle'])
export type FileWork = z.infer<typeof FileWork>

/** What a backup says about itself; the first thing that is read of it. */
export const BackupManifest = z.object({
  format: z.literal('roomwall-backup'),
  version: z.literal(1),
  /** Of the Roomwall that wrote it. */
  appVersion: z.string(),
  /** The schema of the database within. */
  schemaVersion: z.number(),
  /** Epoch ms. */
  createdAt: z.number(),
  tenants: z.array(z.string()),
  /** SHA-256 of the database, hex. */
  sha256: z.string(),
  bytes: z.number(),
})
export type BackupManifest = z.infer<typeof BackupManifest>
