import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Failure } from '../../shared/errors'
import { dialogText } from '../../shared/text/en/dialog'
import { ErrorNotice } from './ErrorNotice'
import { ModalButtons } from './Modal'

interface DialogButtonsProps {
  /** The verb of what the form does, on its submit button. */
  deed: string
  isReady: boolean
  onCancel: () => void
  /** Why it was not done. */
  failure?: Failure | null | undefined
  /** Other buttons, before these. */
  children?: ReactNode
}

/** The end of a form in a dialog: what went wrong, a way out, and the deed. */
export function DialogButtons({ deed, isReady, onCancel, failure, children }: DialogButtonsProps) {
  return (
    <>
      {failure != null && <ErrorNotice failure={failure} />}
      <ModalButtons>
        {children}
        <Button onClick={onCancel}>{dialogText.cancel}</Button>
        <Button appearance="primary" type="submit" disabled={!isReady}>
          {deed}
        </Button>
      </ModalButtons>
    </>
  )
}
