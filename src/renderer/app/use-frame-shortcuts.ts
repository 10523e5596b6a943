import { useEffect } from 'react'
import type { Preferences } from '../../shared/model/preferences'
import { useChangePreferences, usePreferences } from '../queries/preferences'
import { useDialogs } from '../ui-state/dialogs'

const densities: Preferences['density'][] = ['comfortable', 'compact', 'dots']
const themes: Preferences['theme'][] = ['dark', 'light', 'highContrast']
const groupings: Preferences['grouping'][] = ['site', 'state', 'model']

function after<T>(order: readonly T[], value: T): T | undefined {
  return order[(order.indexOf(value) + 1) % order.length]
}

/** Does the key press belong to a field the person is typing in? */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=radio]), select, textarea, [contenteditable]')
  )
}

/** Shortcuts that work on every screen. Those of the wall live with the wall. */
export function useFrameShortcuts(): void {
  const { theme, density, grouping } = usePreferences()
  const change = useChangePreferences()
  const { open, show } = useDialogs()

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        show('search')
        return
      }
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (!isPlain || open !== null || isTyping(event) || event.defaultPrevented) return
      if (document.querySelector('dialog[open]') !== null) return
      if (event.key === '?') show('shortcuts')
      else if (event.key === 'd') change({ density: after(densities, density) ?? 'comfortable' })
      else if (event.key === 't') change({ theme: after(themes, theme) ?? 'dark' })
      else if (event.key === 'g') change({ grouping: after(groupings, grouping) ?? 'site' })
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [theme, density, grouping, change, open, show])
}
