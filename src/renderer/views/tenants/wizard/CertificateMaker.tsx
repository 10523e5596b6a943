import { Button, Field, Select, Spinner } from '@fluentui/react-components'
import { credentialText } from '../../../../shared/text/en/onboarding'
import { dateWords } from '../../../../shared/text/en/time'
import { useSaveText } from '../../../queries/app-status'
import { useCreateCertificate } from '../../../queries/onboarding'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import layout from '../../../ui/facts.module.css'
import { CopyBlock } from './CopyBlock'
import styles from './Wizard.module.css'
import type { StepProps } from './wizard-form'

const lifetimes = [6, 12, 24] as const

interface CertificateMakerProps extends StepProps {
  /** Another one is wanted in the place of the one that was made. */
  onAnother: () => void
}

/** Makes the key pair in main and shows its public part, to be uploaded to Entra. */
export function CertificateMaker({ form, change, showsFaults, onAnother }: CertificateMakerProps) {
  const create = useCreateCertificate()
  const saveText = useSaveText()
  const { certificate } = form
  if (certificate === null) {
    return (
      <>
        <p className={styles.intro}>{credentialText.certificateIntro}</p>
        <Field
          label={credentialText.validFor}
          className={styles.narrow ?? ''}
          {...(showsFaults ? { validationMessage: credentialText.certificateMissing } : {})}
        >
          <Select
            value={String(form.validMonths)}
            disabled={create.isPending}
            onChange={(_event, { value }) =>
              change({ validMonths: lifetimes.find((months) => String(months) === value) ?? 12 })
            }
          >
            {lifetimes.map((months) => (
              <option key={months} value={months}>
                {credentialText.validMonths(months)}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          <Button
            appearance="primary"
            disabled={create.isPending}
            icon={create.isPending ? <Spinner size="tiny" /> : null}
            onClick={() =>
              create.mutate(
                { name: `Roomwall ${form.directory.trim()}`.slice(0, 60), validMonths: form.validMonths },
                { onSuccess: (made) => change({ certificate: made }) },
              )
            }
          >
            {create.isPending ? credentialText.making : credentialText.make}
          </Button>
        </div>
        {create.error !== null && <ErrorNotice failure={create.error.failure} />}
      </>
    )
  }
  return (
    <>
      <p role="status">{credentialText.made}</p>
      <ol className={styles.ordered}>
        {credentialText.upload.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className={styles.row}>
        <Button
          appearance="primary"
          onClick={() =>
            saveText.mutate({ suggestedName: credentialText.fileName, text: certificate.certificatePem })
          }
        >
          {credentialText.saveFile}
        </Button>
        <Button onClick={onAnother}>{credentialText.anotherOne}</Button>
        <span role="status" className={styles.quiet}>
          {saveText.data?.path != null && credentialText.saved(saveText.data.path)}
        </span>
      </div>
      {saveText.error !== null && <ErrorNotice failure={saveText.error.failure} />}
      <dl className={layout.facts}>
        <dt>{credentialText.thumbprint}</dt>
        <dd className={styles.mono}>{certificate.thumbprintSha1}</dd>
        <dt>{credentialText.validUntil}</dt>
        <dd>{dateWords(certificate.expiresAt)}</dd>
      </dl>
      <CopyBlock what={credentialText.publicPart} text={certificate.certificatePem} />
    </>
  )
}
