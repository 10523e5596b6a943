import { nativeTheme } from 'electron'
import type { Preferences } from '../../shared/model/preferences'

/** Makes menus, dialogs and title bar follow the window's theme. High contrast is built on dark. */
export function applyTheme(theme: Preferences['theme']): void {
  nativeTheme.themeSource = theme === 'highContrast' ? 'dark' : theme
}

/** The colour of a window that has not painted yet, so that a dark wall never flashes white. */
export function windowColour(theme: Preferences['theme']): string {
  if (theme === 'highContrast') return '#000000'
  const isDark = theme === 'dark' || (theme === 'system' && nativeTheme.shouldUseDarkColors)
  return isDark ? '#0f1216' : '#f5f6f8'
}
