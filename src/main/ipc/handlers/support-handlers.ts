import { rm } from 'node:fs/promises'
import { fail, succeed } from '../../../shared/errors'
import { writeArchive } from '../../diagnostics/archive'
import { stageRestore, writeBackup } from '../../diagnostics/backup'
import type { FileChooser } from '../../diagnostics/file-chooser'
import { gatherSupportBundle, type SupportBundleParts } from '../../diagnostics/support-bundle'
import type { Store } from '../../store/store'
import type { TenantRegistry } from '../../tenants/tenant-registry'
import type { Handlers } from '../handler'

type SupportHandlers = Pick<Handlers, Extract<keyof Handlers, `support.${string}` | `backup.${string}`>>

export interface SupportHandlerParts extends Omit<SupportBundleParts, 'tenants'> {
  store: Store
  registry: TenantRegistry
  files: FileChooser
}

/** The support bundle, and backups. */
export function supportHandlers(parts: SupportHandlerParts): SupportHandlers {
  const { store, registry, files, clock, dataFolder, about } = parts
  const gather = () =>
    gatherSupportBundle({ ...parts, tenants: () => registry.sessions().map((session) => session.status()) })
  const stamp = () => new Date(clock.now()).toISOString().slice(0, 16).replaceAll(':', '')
  return {
    async 'support.preview'() {
      return succeed(await gather())
    },
    async 'support.save'() {
      const path = await files.chooseWhereToSave(`roomwall-support-${stamp()}.zip`)
      if (path === null) return succeed({ path })
      try {
        await writeArchive(path, await gather())
        return succeed({ path })
      } catch {
        return fail('file.notWritten')
      }
    },
    async 'backup.write'() {
      const path = await files.chooseWhereToSave(`roomwall-backup-${stamp()}.zip`)
      if (path === null) return succeed(null)
      const tenants = registry.sessions().map(({ tenant }) => tenant.displayName)
      const written = await writeBackup({ store, dataFolder, appVersion: about.version }, path, {
        now: clock.now(),
        tenants,
      })
      return written.ok ? succeed({ path, manifest: written.value }) : written
    },
    async 'backup.prepareRestore'() {
      const path = await files.chooseWhatToOpen('zip')
      return path === null ? succeed(null) : stageRestore({ store }, path)
    },
    async 'backup.discardRestore'() {
      await rm(store.restorePath, { force: true })
      return succeed(null)
    },
  }
}
