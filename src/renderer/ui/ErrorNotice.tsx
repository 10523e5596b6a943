import type { ReactNode } from 'react'
import type { Failure } from '../../shared/errors'
import { describeFailure } from '../../shared/text/en/errors'
import styles from './ErrorNotice.module.css'
import { StateIcon } from './StateIcon'

interface ErrorNoticeProps {
  failure: Failure
  /** Said before what happened. */
  title?: string
  /** What still works here, where it is not what usually does. */
  stillWorks?: string
  /** What to do, where nothing runs yet that goes on working or tries again by itself. */
  advice?: string
  /** The fix, when the window can offer one. */
  children?: ReactNode
}

/** A failure in words: what happened, what still works, who can fix it, and what support needs. */
export function ErrorNotice({ failure, title, stillWorks, advice, children }: ErrorNoticeProps) {
  const { happened, whoCanFix, fix, detail, ...usually } = describeFailure(failure)
  return (
    <div className={styles.notice} role="alert">
      <span className={styles.mark} data-level="critical">
        <StateIcon level="critical" size={18} />
      </span>
      <div>
        <p className={styles.happened}>{title === undefined ? happened : `${title}. ${happened}`}</p>
        {advice !== undefined && <p>{advice}</p>}
        {advice === undefined && (
          <>
            <p>{stillWorks ?? usually.stillWorks}</p>
            <p>
              <strong>{whoCanFix}.</strong> {fix}
            </p>
          </>
        )}
        {detail !== null && <p className={styles.detail}>{detail}</p>}
        {children}
      </div>
    </div>
  )
}
