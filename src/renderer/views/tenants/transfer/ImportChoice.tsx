import { useState } from 'react'
import type { Failure } from '../../../../shared/errors'
import type { ImportPreview, TenantDefinition } from '../../../../shared/model/tenant-definitions'
import { brokenWords, tenantTransferText } from '../../../../shared/text/en/tenant-transfer'
import { momentWords } from '../../../../shared/text/en/time'
import { DialogButtons } from '../../../ui/DialogButtons'
import screen from '../../../ui/screen.module.css'
import { ImportRow } from './ImportRow'
import styles from './TenantTransfer.module.css'

interface ImportChoiceProps {
  preview: ImportPreview
  isPending: boolean
  failure: Failure | null
  onImport: (definitions: TenantDefinition[]) => void
  onClose: () => void
}

/** Every tenant of a file with what it would do. New ones are chosen to begin with; a change is asked for. */
export function ImportChoice({ preview, isPending, failure, onImport, onClose }: ImportChoiceProps) {
  const { entries, broken, createdAt, appVersion } = preview
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(entries.flatMap(({ state, definition }) => (state === 'new' ? definition.directoryId : []))),
  )
  const choosable = entries.filter(({ state }) => state === 'new' || state === 'differs')
  const taken = choosable.filter(({ definition }) => chosen.has(definition.directoryId))
  const added = taken.filter(({ state }) => state === 'new').length
  const isAll = choosable.length > 0 && taken.length === choosable.length
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const toggleAll = (): void =>
    setChosen(new Set(isAll ? [] : choosable.map(({ definition }) => definition.directoryId)))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onImport(taken.map(({ definition }) => definition))
      }}
    >
      <p className={screen.quiet}>
        {tenantTransferText.from(momentWords(createdAt), appVersion)}
        {tenantTransferText.nothingYet}
      </p>
      {entries.length === 0 && broken.length === 0 && <p>{tenantTransferText.empty}</p>}
      {entries.length > 0 && (
        <section className={styles.entries} aria-label={tenantTransferText.title}>
          <table className={screen.table}>
            <thead>
              <tr>
                <th scope="col">
                  <input
                    type="checkbox"
                    aria-label={tenantTransferText.takeAll}
                    checked={isAll}
                    disabled={choosable.length === 0}
                    onChange={toggleAll}
                  />
                </th>
                <th scope="col">{tenantTransferText.tenant}</th>
                <th scope="col">{tenantTransferText.whatItDoes}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <ImportRow
                  key={entry.definition.directoryId}
                  entry={entry}
                  isChosen={chosen.has(entry.definition.directoryId)}
                  onToggle={toggle}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {broken.length > 0 && (
        <section className={styles.broken}>
          <h3>{tenantTransferText.brokenTitle(broken.length)}</h3>
          <ul>
            {broken.map((entry) => (
              <li key={entry.position}>{brokenWords(entry)}</li>
            ))}
          </ul>
        </section>
      )}
      <DialogButtons
        deed={
          isPending ? tenantTransferText.importing : tenantTransferText.confirm(added, taken.length - added)
        }
        isReady={!isPending && taken.length > 0}
        onCancel={onClose}
        failure={failure}
      />
    </form>
  )
}
