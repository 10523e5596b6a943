import { Button } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { ImportResult } from '../../../../shared/model/tenant-definitions'
import { tenantTransferText } from '../../../../shared/text/en/tenant-transfer'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { ModalButtons } from '../../../ui/Modal'
import styles from './TenantTransfer.module.css'

/** What an import has done, and the way to the credentials that the new tenants need. */
export function ImportOutcome({ result, onClose }: { result: ImportResult; onClose: () => void }) {
  const { added, changed, notImported } = result
  const said = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone; the focus must not fall out of the dialog.
  useEffect(() => said.current?.focus(), [])
  return (
    <>
      <p ref={said} className={styles.said} role="status" tabIndex={-1}>
        {tenantTransferText.done(added.length, changed.length)}
      </p>
      {added.length > 0 && (
        <>
          <p>{tenantTransferText.credentialsNext}</p>
          <ul className={styles.next}>
            {added.map(({ tenantKey, displayName }) => (
              <li key={tenantKey}>
                <Link to="/tenants/$tenantKey/credential" params={{ tenantKey }} onClick={onClose}>
                  {tenantTransferText.enterFor(displayName)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {notImported.map(({ displayName, error }) => (
        <ErrorNotice key={displayName} failure={error} title={displayName} />
      ))}
      <ModalButtons>
        <Button onClick={onClose}>{tenantTransferText.close}</Button>
      </ModalButtons>
    </>
  )
}
