/** Graph's words for availability and activity, lower-cased, as Teams shows them. */
const known: Record<string, string> = {
  available: 'available',
  availableidle: 'available, idle',
  away: 'away',
  berightback: 'be right back',
  busy: 'busy',
  busyidle: 'busy, idle',
  donotdisturb: 'do not disturb',
  focusing: 'focusing',
  inacall: 'in a call',
  inaconferencecall: 'in a conference call',
  inactive: 'inactive',
  inameeting: 'in a meeting',
  offline: 'offline',
  offwork: 'off work',
  outofoffice: 'out of office',
  presenceunknown: 'unknown',
  presenting: 'presenting',
  urgentinterruptionsonly: 'urgent interruptions only',
}

/** An account's presence in words, such as `busy, in a call`; Graph's own word where it is a new one. */
export function presenceWords(...said: readonly (string | number | boolean | null | undefined)[]): string {
  const words = said.map((word) => String(word ?? '')).filter((word) => word !== '')
  return [...new Set(words.map((word) => known[word] ?? word))].join(', ')
}
