/**
 * Chromium refuses to start its sandbox as root (containers, bare test machines). Only launchers pass the
 * flag, never the app: an installed Roomwall always runs sandboxed.
 */
export function sandboxSwitches(userId: number | undefined = process.getuid?.()): string[] {
  return userId === 0 ? ['--no-sandbox'] : []
}

/** On a machine without a desktop Chromium reports every missing desktop service; only fatal words matter. */
export function quietSwitches(hasVirtualDisplay: boolean): string[] {
  return hasVirtualDisplay ? ['--log-level=3'] : []
}
