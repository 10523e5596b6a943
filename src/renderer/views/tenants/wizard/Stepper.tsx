import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import { wizardStepWords, wizardText } from '../../../../shared/text/en/onboarding'
import styles from './Wizard.module.css'

type Step = keyof typeof wizardStepWords

/** The steps of the wizard and where one is. */
export function Stepper({ steps, current }: { steps: readonly Step[]; current: Step }) {
  // Nothing comes after the last step: being there is having done it.
  const at = current === 'done' ? steps.length : steps.indexOf(current)
  return (
    <ol className={styles.steps} aria-label={wizardText.steps}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={styles.step}
          data-done={index < at}
          {...(step === current ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={styles.mark} aria-hidden="true">
            {index < at ? <CheckmarkRegular /> : index + 1}
          </span>
          {wizardStepWords[step]}
        </li>
      ))}
    </ol>
  )
}
