import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { appWideKey } from '../../../shared/ipc/revision'
import type { Incident } from '../../../shared/model/incident'
import { credentialExpiryText } from '../../../shared/text/en/credentials'

/** The way from a tenant that nobody is let into, or soon will not be, to the screen where it is put right. */
export function CredentialWay({ incident: { type, tenantKey, params, state } }: { incident: Incident }) {
  const navigate = useNavigate()
  if (state === 'resolved') return null
  if (type === 'tenantAccessLost') {
    const isOfAll = tenantKey === appWideKey
    const open = () =>
      isOfAll ? navigate({ to: '/tenants' }) : navigate({ to: '/tenants/$tenantKey', params: { tenantKey } })
    return (
      <p>
        <Button appearance="primary" onClick={() => void open()}>
          {isOfAll ? credentialExpiryText.openTenants : credentialExpiryText.openTenant}
        </Button>
      </p>
    )
  }
  if (type !== 'credentialExpiring') return null
  const isUnknown = params.step === 'unknown'
  const to = isUnknown ? '/tenants/$tenantKey/edit' : '/tenants/$tenantKey/credential'
  return (
    <>
      <p>
        <Button appearance="primary" onClick={() => void navigate({ to, params: { tenantKey } })}>
          {isUnknown ? credentialExpiryText.enterDate : credentialExpiryText.rotate}
        </Button>
      </p>
      <p>{credentialExpiryText.neverMuted}</p>
    </>
  )
}
