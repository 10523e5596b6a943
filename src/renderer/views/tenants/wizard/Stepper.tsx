import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { wizardStepWords, wizardText } from '../../../../shared/text/en/onboarding'
import styles from './Wizard.module.css'

type Step = keyof typeof wizardStepWords

interface StepperProps {
  steps: readonly Step[]
  current: Step
  /** One that was gone on from though it did not succeed. */
  failed: Step | null
}

/** The steps of the wizard and where one is. */
export function Stepper({ steps, current, failed }: StepperProps) {
  // Nothing comes after the last step: being there is having done it.
  const at = current === 'done' ? steps.length : steps.indexOf(current)
  return (
    <ol className={styles.steps} aria-label={wizardText.steps}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={styles.step}
          data-done={index < at && step !== failed}
          {...(step === current ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={styles.mark} aria-hidden="true">
            {index >= at ? index + 1 : step === failed ? '!' : <CheckmarkRegular />}
          </span>
          {wizardStepWords[step]}
          {step === failed && index < at && <span className="visually-hidden">{wizardText.stepFailed}</span>}
        </li>
      ))}
    </ol>
  )
}
