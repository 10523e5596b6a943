import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { TenantKey } from '../../../../shared/model/tenant'
import { dialogText } from '../../../../shared/text/en/dialog'
import {
  credentialText,
  doneText,
  lookText,
  registrationText,
  testText,
  whereText,
  wizardText,
} from '../../../../shared/text/en/onboarding'
import { useTenants } from '../../../queries/tenants'
import { Confirm } from '../../../ui/Confirm'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { LeaveGuard } from '../../../ui/LeaveGuard'
import { bringIntoView } from './bring-into-view'
import { CredentialStep } from './CredentialStep'
import { DoneStep } from './DoneStep'
import { LookStep } from './LookStep'
import { RegistrationStep } from './RegistrationStep'
import { Stepper } from './Stepper'
import { TestStep } from './TestStep'
import { useWizard, type WizardTask } from './use-wizard'
import { WhereStep } from './WhereStep'
import styles from './Wizard.module.css'
import { choiceOf, formOf, newForm, type WizardStep, wizardSteps } from './wizard-form'

const titles: Record<WizardStep, string> = {
  where: whereText.title,
  registration: registrationText.title,
  credential: credentialText.title,
  test: testText.title,
  look: lookText.title,
}

const stepsOf: Record<WizardTask['kind'], readonly WizardStep[]> = {
  add: wizardSteps,
  // The looks first: they are what is changed most, and need no test.
  edit: ['look', 'where', 'registration', 'credential', 'test'],
  rotate: ['credential', 'test'],
}

interface TenantWizardProps {
  task: WizardTask
  /** Begins anew with an empty form. */
  onAnother: () => void
}

/** Adds a tenant, edits one, or gives it a new credential: the same steps, more or fewer of them. */
export function TenantWizard({ task, onAnother }: TenantWizardProps) {
  const navigate = useNavigate()
  const { tenants } = useTenants()
  const [added, setAdded] = useState<TenantKey | null>(null)
  const [asksForAnother, setAsksForAnother] = useState(false)
  const [initial] = useState(() => initialForm(task, tenants.length))
  // As the form began: what is learned later does not change it.
  const [isChoiceKnown] = useState(() => task.kind === 'add' || choiceOf(task.roles) !== null)
  const ownKey = task.kind === 'add' ? added : task.tenant.tenantKey
  const wizard = useWizard({
    task,
    initial,
    steps: stepsOf[task.kind],
    findTwin: (directoryId) =>
      tenants.find(({ tenant }) => tenant.directoryId === directoryId && tenant.tenantKey !== ownKey)
        ?.tenant ?? null,
    onSaved(tenantKey) {
      if (task.kind === 'add') setAdded(tenantKey)
      else void navigate(wayBack(task))
    },
  })
  const { form, change, step, showsFaults } = wizard
  const stepProps = { form, change, showsFaults }

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (!wizard.isBusy) wizard.next()
  }

  return (
    <>
      <form className={styles.page} onSubmit={onSubmit} noValidate>
        <header className={styles.head}>
          <h1>{titleOf(task)}</h1>
        </header>
        <Stepper
          steps={task.kind === 'add' ? [...stepsOf.add, 'done'] : stepsOf[task.kind]}
          current={added === null ? step : 'done'}
          failed={wizard.verdict === 'failed' ? 'test' : null}
        />
        <div className={styles.body}>
          <div className={styles.content}>
            <StepHeading
              key={added === null ? step : 'done'}
              words={added === null ? titles[step] : doneText.title(form.displayName)}
            />
            {added !== null ? (
              <DoneStep tenantKey={added} onAnother={onAnother} />
            ) : (
              <>
                {step === 'where' && (
                  <WhereStep
                    {...stepProps}
                    twin={wizard.twin}
                    failure={wizard.lookupFailure}
                    onSkipLookup={wizard.skipLookup}
                  />
                )}
                {step === 'registration' && <RegistrationStep {...stepProps} isChoiceKnown={isChoiceKnown} />}
                {step === 'credential' && (
                  <CredentialStep
                    {...stepProps}
                    tenant={task.kind === 'add' ? null : task.tenant}
                    mayKeep={task.kind === 'edit'}
                    onAnotherCertificate={() => setAsksForAnother(true)}
                  />
                )}
                {step === 'test' && (
                  <TestStep
                    test={wizard.testing.test}
                    isRunning={wizard.testing.isRunning}
                    error={wizard.testing.error?.failure ?? null}
                    onAgain={wizard.testing.again}
                    mend={wizard.mend}
                  />
                )}
                {step === 'look' && <LookStep {...stepProps} />}
                {wizard.saveFailure !== null && (
                  <div ref={bringIntoView}>
                    <ErrorNotice
                      failure={wizard.saveFailure}
                      stillWorks={task.kind === 'rotate' ? wizardText.presentStays : wizardText.nothingSaved}
                    />
                  </div>
                )}
              </>
            )}
          </div>
        </div>
        {added === null && <Footer task={task} wizard={wizard} />}
      </form>
      <LeaveGuard wouldLose={wizard.wouldLose}>
        <p>{form.certificate === null ? wizardText.leaveForm : wizardText.leaveCertificate}</p>
      </LeaveGuard>
      <Confirm
        isOpen={asksForAnother}
        title={credentialText.anotherTitle}
        deed={credentialText.anotherDeed}
        onConfirm={() => {
          wizard.discardCertificate()
          setAsksForAnother(false)
        }}
        onCancel={() => setAsksForAnother(false)}
      >
        <p>{wizardText.leaveCertificate}</p>
      </Confirm>
    </>
  )
}

function Footer({ task, wizard }: { task: WizardTask; wizard: ReturnType<typeof useWizard> }) {
  const navigate = useNavigate()
  const { step, isLast, isBusy, verdict, saveFailure } = wizard
  const isUntrusted = verdict === 'failed' && (step === 'test' || (isLast && step === 'look'))
  return (
    <footer className={styles.foot}>
      <Button onClick={() => void navigate(wayBack(task))}>{dialogText.cancel}</Button>
      <p className={styles.hint}>{hintOf(task, isLast, isUntrusted)}</p>
      {wizard.back !== null && (
        <Button disabled={isBusy} onClick={wizard.back}>
          {wizardText.back}
        </Button>
      )}
      {task.kind === 'edit' && !isLast && step === 'look' && (
        <Button disabled={isBusy} onClick={wizard.saveNow}>
          {wizardText.save}
        </Button>
      )}
      <Button
        type="submit"
        appearance={isUntrusted ? 'secondary' : 'primary'}
        disabled={isBusy || (step === 'test' && verdict === 'running')}
      >
        {saveFailure?.code === 'keychain.unavailable' ? wizardText.retry : labelOf(task, wizard, isUntrusted)}
      </Button>
    </footer>
  )
}

/** To the tenant it was opened for. */
function wayBack(task: WizardTask) {
  if (task.kind === 'add') return { to: '/tenants' } as const
  return { to: '/tenants/$tenantKey', params: { tenantKey: task.tenant.tenantKey } } as const
}

function labelOf(
  task: WizardTask,
  { step, isLast, isBusy }: ReturnType<typeof useWizard>,
  isUntrusted: boolean,
): string {
  if (!isLast) {
    if (isBusy) return wizardText.lookingUp
    return isUntrusted && step === 'test' ? wizardText.goOnAnyway : wizardText.next
  }
  if (task.kind === 'rotate') return isBusy ? wizardText.rotating : wizardText.rotate
  if (isBusy) return wizardText.saving
  if (isUntrusted) return wizardText.saveAnyway
  return task.kind === 'add' ? wizardText.add : wizardText.save
}

function hintOf(task: WizardTask, isLast: boolean, isUntrusted: boolean): string {
  if (task.kind === 'rotate') return wizardText.rotateHint
  return isLast && isUntrusted ? wizardText.saveAnywayHint : ''
}

function titleOf(task: WizardTask): string {
  switch (task.kind) {
    case 'add':
      return wizardText.addTitle
    case 'edit':
      return wizardText.editTitle(task.tenant.displayName)
    case 'rotate':
      return wizardText.rotateTitle(task.tenant.displayName)
  }
}

function initialForm(task: WizardTask, tenantCount: number) {
  if (task.kind === 'add') return newForm(tenantCount % 12)
  const form = formOf(task.tenant, task.roles)
  return task.kind === 'edit' ? form : { ...form, credentialKind: 'certificate' as const }
}

/** Takes the focus when it comes up: the reader hears it, and Tab goes on from there. */
function StepHeading({ words }: { words: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {words}
    </h2>
  )
}
