import { succeed } from '../../../shared/errors'
import { agreeToRestore, discardRestore, unpackBackup } from '../../diagnostics/backup'
import type { FileChooser } from '../../diagnostics/file-chooser'
import type { FileWorks } from '../../diagnostics/file-works'
import type { RestorePlace } from '../../store/restore-place'
import type { Handlers } from '../handler'

type RestoreHandlers = Pick<
  Handlers,
  'backup.prepareRestore' | 'backup.agreeToRestore' | 'backup.discardRestore' | 'fileWork.cancel'
>

/** Restoring a backup. Needs no database: it is wanted most where that one cannot be opened. */
export function restoreHandlers({
  place,
  files,
  works,
}: {
  place: RestorePlace
  files: FileChooser
  works: FileWorks
}): RestoreHandlers {
  return {
    async 'backup.prepareRestore'() {
      const file = await files.chooseWhatToOpen('zip')
      return file === null
        ? succeed(null)
        : works.run('restore', (control) => unpackBackup(place, file, control))
    },
    'backup.agreeToRestore': () => agreeToRestore(place),
    async 'backup.discardRestore'() {
      await discardRestore(place)
      return succeed(null)
    },
    async 'fileWork.cancel'({ work }) {
      await works.cancel(work)
      return succeed(null)
    },
  }
}
