import { Button } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { type ReactNode, useState } from 'react'
import { registrationText } from '../../../../shared/text/en/onboarding'
import { useCopyText } from '../../../queries/app-status'
import styles from './Wizard.module.css'

/** A text to be taken elsewhere, with the button that copies it. */
export function CopyBlock({ what, text, children }: { what: string; text: string; children?: ReactNode }) {
  const copy = useCopyText()
  // The very text that was copied: another one was not.
  const [copied, setCopied] = useState<string | null>(null)
  const isCopied = copied === text
  return (
    <div className={styles.script}>
      <div className={styles.scriptHead}>
        <span>{what}</span>
        <span className={styles.row}>
          {children}
          <Button
            size="small"
            icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
            aria-label={isCopied ? registrationText.copied : registrationText.copyWhat(what)}
            onClick={() => copy.mutate(text, { onSuccess: () => setCopied(text) })}
          >
            {isCopied ? registrationText.copied : registrationText.copy}
          </Button>
        </span>
      </div>
      <textarea
        readOnly
        aria-label={what}
        rows={Math.min(12, text.trimEnd().split('\n').length)}
        wrap={text.includes('\n') ? 'off' : 'soft'}
        spellCheck={false}
        value={text.trimEnd()}
      />
    </div>
  )
}
