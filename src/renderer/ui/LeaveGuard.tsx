import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dialogText } from '../../shared/text/en/dialog'
import { Confirm } from './Confirm'

interface LeaveGuardProps {
  /** Asked at the moment somebody is about to leave: would anything be lost? */
  wouldLose: () => boolean
  /** What would be lost. */
  children: ReactNode
}

/** Asks before another screen takes the place of one with something on it that was not saved. No part of a form. */
export function LeaveGuard({ wouldLose, children }: LeaveGuardProps) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && wouldLose(),
    // The window says nothing when a page keeps it from closing: the app would seem to hang.
    enableBeforeUnload: false,
    withResolver: true,
  })
  return (
    <Confirm
      isOpen={status === 'blocked'}
      title={dialogText.leaveTitle}
      deed={dialogText.leave}
      onConfirm={() => proceed?.()}
      onCancel={() => reset?.()}
    >
      {children}
    </Confirm>
  )
}
