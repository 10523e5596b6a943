import { Button, Field, Input } from '@fluentui/react-components'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { useState } from 'react'
import type { Tenant } from '../../../../shared/model/tenant'
import { credentialText } from '../../../../shared/text/en/onboarding'
import { Segmented } from '../../../ui/Segmented'
import { CertificateMaker } from './CertificateMaker'
import { expiryWords } from './expiry-words'
import styles from './Wizard.module.css'
import { isGuid, type StepProps } from './wizard-form'

const newKinds = ['certificate', 'secret'] as const

interface CredentialStepProps extends StepProps {
  tenant: Tenant | null
  /** Offers to keep the present credential. */
  mayKeep: boolean
  /** Another certificate is wanted in the place of the one that was made. */
  onAnotherCertificate: () => void
}

/** Certificate made here, secret entered, or the one that is there. */
export function CredentialStep(props: CredentialStepProps) {
  const { form, change, showsFaults, tenant, mayKeep, onAnotherCertificate } = props
  const kinds = mayKeep ? (['kept', ...newKinds] as const) : newKinds
  return (
    <>
      <p className={styles.intro}>{credentialText.intro}</p>
      <div>
        <Segmented
          label={credentialText.kind}
          value={form.credentialKind}
          options={credentialText.kinds}
          order={kinds}
          onChange={(credentialKind) => change({ credentialKind })}
        />
      </div>
      {form.credentialKind === 'kept' && (
        <p>
          {tenant?.credential
            ? credentialText.keptHint(
                credentialText.keptKind[tenant.credential.kind],
                expiryWords(tenant.credential.expiresAt),
              )
            : credentialText.keptUnknown}
        </p>
      )}
      {form.credentialKind === 'kept' && tenant?.credential?.kind !== 'certificate' && (
        <ExpiryField value={form.keptExpires} onChange={(keptExpires) => change({ keptExpires })} />
      )}
      {form.credentialKind === 'certificate' && (
        <CertificateMaker
          form={form}
          change={change}
          showsFaults={showsFaults}
          onAnother={onAnotherCertificate}
        />
      )}
      {form.credentialKind === 'secret' && (
        <SecretFields form={form} change={change} showsFaults={showsFaults} />
      )}
    </>
  )
}

function SecretFields({ form, change, showsFaults }: StepProps) {
  const [isShown, setIsShown] = useState(false)
  const fault =
    showsFaults && form.secret.trim() === ''
      ? credentialText.secretMissing
      : isGuid(form.secret)
        ? credentialText.secretLooksLikeId
        : null
  return (
    <>
      <Field
        label={credentialText.secret}
        hint={credentialText.secretHint}
        required
        className={styles.narrow ?? ''}
        {...(fault === null ? {} : { validationMessage: fault })}
      >
        <Input
          type={isShown ? 'text' : 'password'}
          value={form.secret}
          autoComplete="off"
          spellCheck={false}
          onChange={(_event, { value }) => change({ secret: value })}
          contentAfter={
            <Button
              appearance="transparent"
              size="small"
              icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
              aria-label={isShown ? credentialText.hide : credentialText.show}
              title={isShown ? credentialText.hide : credentialText.show}
              onClick={() => setIsShown(!isShown)}
            />
          }
        />
      </Field>
      <ExpiryField value={form.secretExpires} onChange={(secretExpires) => change({ secretExpires })} />
    </>
  )
}

/** Entra tells the operator when a secret expires, and nobody else. */
function ExpiryField({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  return (
    <Field
      label={credentialText.secretExpires}
      hint={credentialText.secretExpiresHint}
      className={styles.narrow ?? ''}
    >
      <Input type="date" value={value} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  )
}
