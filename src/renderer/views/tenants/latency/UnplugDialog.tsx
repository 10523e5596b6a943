import { useState } from 'react'
import type { TenantKey } from '../../../../shared/model/tenant'
import type { UnplugTestId } from '../../../../shared/model/unplug-test'
import { unplugText } from '../../../../shared/text/en/unplug'
import { useUnplugTests } from '../../../queries/latency'
import { Modal } from '../../../ui/Modal'
import { UnplugChoice } from './UnplugChoice'
import { UnplugProgress } from './UnplugProgress'

interface UnplugDialogProps {
  tenantKey: TenantKey
  isOpen: boolean
  onClose: () => void
}

/** The guided power cut: choose a device, pull its plug, see each stage. Closing it leaves a running test alone. */
export function UnplugDialog({ tenantKey, isOpen, onClose }: UnplugDialogProps) {
  const [testId, setTestId] = useState<UnplugTestId | null>(null)
  const { data: tests } = useUnplugTests()
  const running = tests?.find(({ state }) => state === 'armed' || state === 'pulled')
  const test = running ?? tests?.find((one) => one.testId === testId)
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={unplugText.title}>
      {test === undefined ? (
        <UnplugChoice tenantKey={tenantKey} onStarted={setTestId} onClose={onClose} />
      ) : (
        <UnplugProgress test={test} onAgain={() => setTestId(null)} onClose={onClose} />
      )}
    </Modal>
  )
}
