import { Spinner } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { wallText } from '../../shared/text/en/wall'
import { useTenants } from '../queries/tenants'
import { WelcomeView } from '../views/welcome/WelcomeView'
import styles from './Frame.module.css'

/** A screen about tenants; before there is any, the welcome in its place. */
export function TenantsOrWelcome({ children }: { children: ReactNode }) {
  const { tenants, isRead, error } = useTenants()
  if (tenants.length > 0) return children
  // A list that could not be read is told by the frame; it does not mean that there are no tenants.
  if (!isRead) return error === null && <Spinner className={styles.loading ?? ''} label={wallText.loading} />
  return <WelcomeView />
}
