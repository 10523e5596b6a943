import type { ReactNode } from 'react'
import type { Failure } from '../../shared/errors'
import { DialogButtons } from './DialogButtons'
import { Modal } from './Modal'

interface ConfirmProps {
  isOpen: boolean
  /** The question, with the name of what it is about. */
  title: string
  /** The verb of the title. */
  deed: string
  isPending?: boolean
  failure?: Failure | undefined
  onConfirm: () => void
  onCancel: () => void
  /** What it means. */
  children: ReactNode
}

/** Asks before something that cannot be taken back. The keyboard begins at Cancel; Esc is Cancel too. */
export function Confirm({
  isOpen,
  title,
  deed,
  isPending = false,
  failure,
  onConfirm,
  onCancel,
  children,
}: ConfirmProps) {
  return (
    <Modal isOpen={isOpen} onClose={onCancel} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onConfirm()
        }}
      >
        {children}
        <DialogButtons deed={deed} isReady={!isPending} onCancel={onCancel} failure={failure} />
      </form>
    </Modal>
  )
}
