import { Spinner } from '@fluentui/react-components'
import { frameText } from '../../shared/text/en/frame'
import styles from './Frame.module.css'

/** In place of a screen that is still fetched from disk after a second; until then the one before stays. */
export function ScreenPending() {
  return <Spinner className={styles.loading ?? ''} label={frameText.opening} />
}
