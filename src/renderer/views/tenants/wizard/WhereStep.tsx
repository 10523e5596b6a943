import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import type { Failure } from '../../../../shared/errors'
import { Cloud, type Tenant } from '../../../../shared/model/tenant'
import { cloudChoiceWords, whereText, wizardText } from '../../../../shared/text/en/onboarding'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { StateIcon } from '../../../ui/StateIcon'
import { bringIntoView } from './bring-into-view'
import styles from './Wizard.module.css'
import { isDirectory, isHttps, isPem, type StepProps } from './wizard-form'

interface WhereStepProps extends StepProps {
  /** Why the look-up failed, and the way round it. */
  failure: Failure | null
  onSkipLookup: () => void
  /** The tenant that is set up already under this directory. */
  twin: Pick<Tenant, 'tenantKey' | 'displayName'> | null
}

/** The cloud and the directory, looked up when the operator goes on. */
export function WhereStep({ form, change, showsFaults, failure, onSkipLookup, twin }: WhereStepProps) {
  const fault = (isGood: boolean, words: string) =>
    showsFaults && !isGood ? { validationMessage: words } : {}
  return (
    <>
      <p className={styles.intro}>{whereText.intro}</p>
      <Field label={whereText.cloud} className={styles.narrow ?? ''}>
        <Select
          value={form.cloud}
          onChange={(_event, { value }) => change({ cloud: Cloud.parse(value), directoryId: null })}
        >
          {Cloud.options.map((cloud) => (
            <option key={cloud} value={cloud}>
              {cloudChoiceWords[cloud]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={whereText.directory}
        hint={whereText.directoryHint}
        required
        className={styles.narrow ?? ''}
        {...fault(
          isDirectory(form.directory),
          form.directory.trim() === '' ? whereText.directoryMissing : whereText.directoryWrong,
        )}
      >
        <Input
          value={form.directory}
          spellCheck={false}
          onChange={(_event, { value }) => change({ directory: value, directoryId: null })}
        />
      </Field>
      {form.directoryId !== null && form.directoryId !== form.directory && (
        <p className={styles.found} data-level="healthy" role="status">
          <StateIcon level="healthy" size={16} />
          {whereText.found(form.directoryId)}
        </p>
      )}
      {twin !== null && (
        <p className={styles.found} data-level="degraded" role="alert" ref={bringIntoView}>
          <StateIcon level="degraded" size={16} />
          {whereText.duplicate(twin.displayName)}
          <Link to="/tenants/$tenantKey/edit" params={{ tenantKey: twin.tenantKey }}>
            {whereText.editInstead}
          </Link>
        </p>
      )}
      {failure !== null && (
        <div className={styles.narrow} ref={bringIntoView}>
          <ErrorNotice
            failure={failure}
            stillWorks={wizardText.nothingSaved}
            {...(failure.code === 'signIn.unreachable' && { advice: whereText.unreachable })}
          >
            <Button onClick={onSkipLookup}>{whereText.withoutLookup}</Button>
          </ErrorNotice>
        </div>
      )}
      {form.cloud === 'custom' && (
        <>
          <div className={styles.pair}>
            <Field
              label={whereText.authorityUrl}
              hint={whereText.authorityUrlHint}
              required
              {...fault(isHttps(form.authorityUrl), whereText.urlWrong)}
            >
              <Input
                value={form.authorityUrl}
                spellCheck={false}
                onChange={(_event, { value }) => change({ authorityUrl: value, directoryId: null })}
              />
            </Field>
            <Field
              label={whereText.graphUrl}
              hint={whereText.graphUrlHint}
              required
              {...fault(isHttps(form.graphUrl), whereText.urlWrong)}
            >
              <Input
                value={form.graphUrl}
                spellCheck={false}
                onChange={(_event, { value }) => change({ graphUrl: value })}
              />
            </Field>
          </div>
          <Field
            label={whereText.caPem}
            hint={whereText.caPemHint}
            className={styles.narrow ?? ''}
            {...fault(isPem(form.caPem), whereText.caPemWrong)}
          >
            <Textarea
              value={form.caPem}
              rows={4}
              spellCheck={false}
              onChange={(_event, { value }) => change({ caPem: value, directoryId: null })}
            />
          </Field>
        </>
      )}
    </>
  )
}
