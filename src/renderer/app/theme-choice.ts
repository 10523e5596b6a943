import { useSyncExternalStore } from 'react'
import { Preferences } from '../../shared/model/preferences'
import { usePreferences } from '../queries/preferences'
import type { ThemeName } from './fluent-themes'

const lightQuery = '(prefers-color-scheme: light)'
const contrastQuery = '(prefers-contrast: more), (forced-colors: active)'

function subscribe(listener: () => void): () => void {
  const queries = [window.matchMedia(lightQuery), window.matchMedia(contrastQuery)]
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}

function systemTheme(): ThemeName {
  if (window.matchMedia(contrastQuery).matches) return 'highContrast'
  return window.matchMedia(lightQuery).matches ? 'light' : 'dark'
}

/** `?theme=` of the page's address overrides the preference without keeping it: the snapshot tool uses it. */
function addressTheme(): Preferences['theme'] | null {
  const asked = Preferences.shape.theme.safeParse(new URLSearchParams(window.location.search).get('theme'))
  return asked.success ? asked.data : null
}

/** The theme in force: the address's, else the preference, else the system's. */
export function useThemeName(): ThemeName {
  const system = useSyncExternalStore(subscribe, systemTheme)
  const preferred = usePreferences().theme
  const chosen = addressTheme() ?? preferred
  return chosen === 'system' ? system : chosen
}
