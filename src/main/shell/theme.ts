import { nativeTheme } from 'electron'
import type { Preferences } from '../../shared/model/preferences'

/** Makes menus, dialogs and title bar follow the window's theme. High contrast is built on dark. */
export function applyTheme(theme: Preferences['theme']): void {
  nativeTheme.themeSource = theme === 'highContrast' ? 'dark' : theme
}

/** The colour of a window that has not painted yet, so that a dark wall never flashes white. */
export function windowColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#0f1216' : '#f5f6f8'
}
