import type { ComparedDefinition } from '../../../../shared/model/tenant-definitions'
import {
  conflictWords,
  credentialThereWords,
  definitionStateWords,
  differenceWords,
  placeWords,
  tenantTransferText,
} from '../../../../shared/text/en/tenant-transfer'
import { TenantBadge } from '../../../ui/TenantBadge'
import styles from './TenantTransfer.module.css'

interface ImportRowProps {
  entry: ComparedDefinition
  isChosen: boolean
  onToggle: (directoryId: string) => void
}

/** One tenant of a file beside the one that is here. */
export function ImportRow({ entry, isChosen, onToggle }: ImportRowProps) {
  const { definition, state, here, fields, badgeTakenBy } = entry
  const { displayName, badge, colour, directoryId } = definition
  return (
    <tr>
      <td>
        {(state === 'new' || state === 'differs') && (
          <input
            type="checkbox"
            aria-label={tenantTransferText.takeOne(displayName)}
            checked={isChosen}
            onChange={() => onToggle(directoryId)}
          />
        )}
      </td>
      <th scope="row">
        <span className={styles.name}>
          <TenantBadge badge={badge} colour={colour} name={displayName} />
          {displayName}
        </span>
        <span className={styles.hint}>{directoryId}</span>
        <span className={styles.hint}>{placeWords(definition)}</span>
      </th>
      <td>
        <strong>{definitionStateWords[state]}</strong>
        {state === 'new' && <span className={styles.hint}>{credentialThereWords(definition)}</span>}
        {state === 'conflict' && <span className={styles.hint}>{conflictWords(fields)}</span>}
        {state === 'differs' && here !== null && (
          <ul className={styles.differences} title={tenantTransferText.differenceHint}>
            {fields.map((field) => (
              <li key={field}>{differenceWords(field, here, definition)}</li>
            ))}
          </ul>
        )}
        {state !== 'same' && state !== 'conflict' && badgeTakenBy !== null && (
          <span className={styles.hint}>{tenantTransferText.badgeTaken(badge, badgeTakenBy)}</span>
        )}
      </td>
    </tr>
  )
}
