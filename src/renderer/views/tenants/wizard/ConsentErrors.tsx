import { consentErrors, consentErrorsText } from '../../../../shared/text/en/consent-errors'
import styles from './Wizard.module.css'

/** What an administrator may read on Entra's consent page, which Roomwall does not see. */
export function ConsentErrors() {
  return (
    <details>
      <summary>{consentErrorsText.summary}</summary>
      <table className={styles.permissions}>
        <thead>
          <tr>
            <th scope="col">{consentErrorsText.number}</th>
            <th scope="col">{consentErrorsText.happened}</th>
            <th scope="col">{consentErrorsText.fix}</th>
          </tr>
        </thead>
        <tbody>
          {consentErrors.map(({ numbers, happened, fix }) => (
            <tr key={happened}>
              <td>{numbers.join(', ')}</td>
              <td>{happened}</td>
              <td>{fix}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
