import { FluentProvider } from '@fluentui/react-components'
import { type ReactNode, useLayoutEffect } from 'react'
import { fluentThemes } from './fluent-themes'
import styles from './ThemedRoot.module.css'
import { useThemeName } from './theme-choice'

/** Sets the theme for our tokens (on `<html>`) and for Fluent. */
export function ThemedRoot({ children }: { children: ReactNode }) {
  const theme = useThemeName()
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  return (
    <FluentProvider theme={fluentThemes[theme]} className={styles.root ?? ''}>
      {children}
    </FluentProvider>
  )
}
