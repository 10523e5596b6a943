import { fail, type Outcome, succeed } from '../../../shared/errors'
import type { BundledFile } from '../../../shared/model/support'
import { writeArchive } from '../../diagnostics/archive'
import { writeBackup } from '../../diagnostics/backup'
import type { FileChooser } from '../../diagnostics/file-chooser'
import { type FileWorks, part, type WorkControl } from '../../diagnostics/file-works'
import { datedFileName } from '../../diagnostics/save-text'
import { gatherSupportBundle, type SupportBundleParts } from '../../diagnostics/support-bundle'
import type { Store } from '../../store/store'
import type { TenantRegistry } from '../../tenants/tenant-registry'
import type { Handlers } from '../handler'

type SupportHandlers = Pick<Handlers, Extract<keyof Handlers, `support.${string}`> | 'backup.write'>

export interface SupportHandlerParts extends Omit<SupportBundleParts, 'tenants'> {
  store: Store
  registry: TenantRegistry
  files: FileChooser
  works: FileWorks
}

/** The support bundle, and writing backups. */
export function supportHandlers(parts: SupportHandlerParts): SupportHandlers {
  const { store, registry, files, works, clock, dataFolder, about } = parts
  const gather = async (control: WorkControl): Promise<Outcome<BundledFile[]>> => {
    const tenants = () => registry.sessions().map((session) => session.status())
    try {
      return succeed(await gatherSupportBundle({ ...parts, tenants }, control))
    } catch {
      return fail('file.notRead')
    }
  }
  const nameOf = (what: string) => datedFileName(what, clock.now(), 'zip')
  return {
    'support.preview': () => works.run('bundle', gather),
    async 'support.save'() {
      const path = await files.chooseWhereToSave(nameOf('support'))
      if (path === null) return succeed({ path })
      return works.run('bundle', async (control) => {
        const gathered = await gather(part(control, 0, 0.9))
        if (!gathered.ok) return gathered
        try {
          await writeArchive(path, gathered.value, part(control, 0.9, 1))
          return succeed({ path })
        } catch {
          return fail('file.notWritten')
        }
      })
    },
    async 'backup.write'() {
      const path = await files.chooseWhereToSave(nameOf('backup'))
      if (path === null) return succeed(null)
      const tenants = registry.sessions().map(({ tenant }) => tenant.displayName)
      const from = { store, dataFolder, appVersion: about.version, clock }
      const written = await works.run('backup', (control) => writeBackup(from, path, tenants, control))
      return written.ok ? succeed({ path, manifest: written.value }) : written
    },
  }
}
