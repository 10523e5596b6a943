import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import type { Incident } from '../../../shared/model/incident'
import { credentialExpiryText } from '../../../shared/text/en/credentials'
import { incidentsText } from '../../../shared/text/en/incidents'

/** The way from an expiring credential to the screen where it is put right. */
export function CredentialWay({ incident: { type, tenantKey, params, state } }: { incident: Incident }) {
  const navigate = useNavigate()
  if (type !== 'credentialExpiring' || state === 'resolved') return null
  const isUnknown = params.step === 'unknown'
  const to = isUnknown ? '/tenants/$tenantKey/edit' : '/tenants/$tenantKey/credential'
  return (
    <>
      <p>
        <Button appearance="primary" onClick={() => void navigate({ to, params: { tenantKey } })}>
          {isUnknown ? credentialExpiryText.enterDate : credentialExpiryText.rotate}
        </Button>
      </p>
      <p title={incidentsText.silence}>{credentialExpiryText.neverMuted}</p>
    </>
  )
}
