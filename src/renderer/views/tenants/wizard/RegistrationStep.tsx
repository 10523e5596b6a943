import { Button, Checkbox, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import type { Registration } from '../../../../shared/model/onboarding'
import { registrationText } from '../../../../shared/text/en/onboarding'
import { useOpenLink } from '../../../queries/app-status'
import { useRegistration } from '../../../queries/onboarding'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Segmented } from '../../../ui/Segmented'
import { ConsentErrors } from './ConsentErrors'
import { CopyBlock } from './CopyBlock'
import { PermissionTable } from './PermissionTable'
import styles from './Wizard.module.css'
import { isGuid, placeOf, type StepProps, wantedPermissions } from './wizard-form'

const ways = ['portal', 'azureCli', 'powerShell'] as const
type Way = (typeof ways)[number]

const portalUrl = 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'

interface RegistrationStepProps extends StepProps {
  /** Whether the form's choice of permissions is that of the app that is registered. */
  isChoiceKnown: boolean
}

/** What the app asks for, ready texts to register it with, and the id that comes out of it. */
export function RegistrationStep({ form, change, showsFaults, isChoiceKnown }: RegistrationStepProps) {
  const [way, setWay] = useState<Way>('portal')
  const registration = useRegistration({
    ...placeOf(form),
    clientId: isGuid(form.clientId) ? form.clientId.trim() : null,
    permissions: wantedPermissions(form),
    isReadOnly: form.isReadOnly,
  })
  return (
    <>
      <p className={styles.intro}>{registrationText.intro}</p>
      <h3>{registrationText.asksFor}</h3>
      <PermissionTable form={form} />
      {!isChoiceKnown && <p className={styles.intro}>{registrationText.choiceUnknown}</p>}
      <div>
        <Checkbox
          label={registrationText.withSmartBuildings}
          checked={form.withSmartBuildings}
          onChange={(_event, { checked }) => change({ withSmartBuildings: checked === true })}
        />
        <br />
        <Checkbox
          label={registrationText.withIntune}
          checked={form.withIntune}
          onChange={(_event, { checked }) => change({ withIntune: checked === true })}
        />
        <br />
        <Checkbox
          label={registrationText.readOnly}
          checked={form.isReadOnly}
          onChange={(_event, { checked }) => change({ isReadOnly: checked === true })}
        />
      </div>
      <h3>{registrationText.how}</h3>
      <div>
        <Segmented
          label={registrationText.howLabel}
          value={way}
          options={registrationText.ways}
          order={ways}
          onChange={setWay}
        />
      </div>
      {registration.error !== null && <ErrorNotice failure={registration.error.failure} />}
      {registration.data !== undefined && <Way way={way} registration={registration.data} />}
      <Field
        label={registrationText.clientId}
        hint={registrationText.clientIdHint}
        required
        className={styles.narrow ?? ''}
        {...(showsFaults && !isGuid(form.clientId)
          ? { validationMessage: registrationText.clientIdMissing }
          : {})}
      >
        <Input
          value={form.clientId}
          spellCheck={false}
          onChange={(_event, { value }) => change({ clientId: value })}
        />
      </Field>
      {registration.data?.consentUrl != null && (
        <>
          <CopyBlock what={registrationText.consent} text={registration.data.consentUrl} />
          <p className={styles.intro}>{registrationText.consentHint}</p>
          <ConsentErrors />
        </>
      )}
    </>
  )
}

function Way({ way, registration }: { way: Way; registration: Registration }) {
  const openLink = useOpenLink()
  if (way !== 'portal') {
    return (
      <>
        <p className={styles.intro}>{registrationText.scriptHint}</p>
        <CopyBlock what={registrationText.ways[way]} text={registration[way]} />
      </>
    )
  }
  return (
    <>
      <ol className={styles.ordered}>
        {registrationText.portalSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div>
        <Button onClick={() => openLink.mutate({ url: portalUrl })}>{registrationText.openPortal}</Button>
      </div>
      <CopyBlock what={registrationText.manifest} text={registration.manifest} />
    </>
  )
}
