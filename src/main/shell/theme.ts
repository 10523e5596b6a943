import { nativeTheme } from 'electron'
import { defaultPreferences, type Preferences } from '../../shared/model/preferences'
import type { Handlers } from '../ipc/handler'

/** Makes menus, dialogs and title bar follow the window's theme. High contrast is built on dark. */
export function applyTheme(theme: Preferences['theme']): void {
  nativeTheme.themeSource = theme === 'highContrast' ? 'dark' : theme
}

/** Takes up the theme of the preferences, once they can be read; one ordered on the command line wins. */
export async function followTheme(
  ordered: Preferences['theme'] | null,
  handlers: Pick<Handlers, 'preferences.read'>,
): Promise<void> {
  const preferences = await handlers['preferences.read'](null)
  applyTheme(ordered ?? (preferences.ok ? preferences.value : defaultPreferences).theme)
}

/** The colour of a window that has not painted yet, so that a dark wall never flashes white. */
export function windowColour(): string {
  return nativeTheme.shouldUseDarkColors ? '#0f1216' : '#f5f6f8'
}
