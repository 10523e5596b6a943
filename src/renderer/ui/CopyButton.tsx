import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { useState } from 'react'
import { roomText } from '../../shared/text/en/rooms'
import styles from './small-button.module.css'

interface CopyButtonProps {
  /** What is copied, in words: "Serial number". */
  what: string
  onCopy: () => Promise<unknown>
}

/** Copies one value; the tick stays until the pointer or focus leaves. */
export function CopyButton({ what, onCopy }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false)
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={isCopied ? roomText.copied : roomText.copy(what)}
      title={isCopied ? roomText.copied : roomText.copy(what)}
      onClick={() => onCopy().then(() => setIsCopied(true), console.error)}
      onBlur={() => setIsCopied(false)}
      onMouseLeave={() => setIsCopied(false)}
    >
      {isCopied ? <CheckmarkRegular /> : <CopyRegular />}
    </button>
  )
}
