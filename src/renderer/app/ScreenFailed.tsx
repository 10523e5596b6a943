import { frameText } from '../../shared/text/en/frame'
import { ErrorNotice } from '../ui/ErrorNotice'
import styles from './Frame.module.css'

/** A bug in a screen: says so in place of the screen. */
export function ScreenFailed({ error }: { error: unknown }) {
  return (
    <main className={styles.failed}>
      <h1>{frameText.screenFailed}</h1>
      <ErrorNotice
        failure={{ code: 'request.failed', serviceCode: error instanceof Error ? error.name : String(error) }}
      />
    </main>
  )
}
