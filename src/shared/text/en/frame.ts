export const frameText = {
  product: 'Roomwall',
  navigation: 'Screens',
  wall: 'Wall',
  incidents: 'Incidents',
  tenants: 'Tenants',
  activity: 'Activity',
  settings: 'Settings',
  skipToContent: 'Skip to the content',
  search: 'Search rooms',
  searchHint: 'Room, site, tenant or model',
  searchNothing: 'No room matches.',
  searchStart: 'Type a part of a room’s name, its site, its tenant or its model.',
  searchResults: 'Rooms found',
  searchMore: (count: number): string =>
    `${count.toLocaleString('en')} more. Type more letters to narrow it down.`,
  tenantFilter: 'Tenants shown',
  allTenants: (count: number): string => `All ${count} tenants`,
  someTenants: (shown: number, count: number): string => `${shown} of ${count} tenants`,
  showAllTenants: 'Show all tenants',
  tenantsNotLive: (count: number): string => (count === 0 ? 'all live' : `${count} not live`),
  demo: 'Demo estate',
  demoHint: 'These tenants and rooms are simulated on this computer. Nothing is sent to Microsoft.',
  leaveDemo: 'Leave the demo',
  simulatorStopped: 'The simulator has stopped. Leave and open the demo again to go on.',
  storeReplaced: (path: string): string =>
    `The data file was damaged. It was set aside as ${path} and a new one was begun; older history is in the old file.`,
  shortcuts: 'Keyboard shortcuts',
  close: 'Close',
  opening: 'Opening the screen',
  screenFailed: 'This screen could not be shown',
} as const

/** What is said when Roomwall itself has stopped (alerting rule R27). */
export const schedulerText = {
  mainSilent: (since: string): string =>
    `Roomwall has not checked anything since ${since}. Nobody is told of trouble meanwhile. Quit Roomwall and start it again.`,
  advice: 'Nobody is told of trouble there meanwhile. Quit Roomwall and start it again.',
  title: 'NOT WATCHING',
  openIncident: 'Open the incident',
} as const

/** Keyboard shortcuts, in the order of the list. */
export const shortcutWords = [
  { keys: ['Ctrl', 'K'], does: 'Search rooms' },
  { keys: ['/'], does: 'Go to the filter of the wall or of the incidents' },
  { keys: ['J'], does: 'Next room (also the arrow keys)' },
  { keys: ['K'], does: 'Previous room' },
  { keys: ['Enter'], does: 'Open the room' },
  { keys: ['Esc'], does: 'Close the drawer, clear the filter or the selection' },
  { keys: ['M'], does: 'Maintenance of the room or of the incident’s room' },
  { keys: ['A'], does: 'Acknowledge the incident, or all selected ones' },
  { keys: ['S'], does: 'Snooze the incident, or all selected ones' },
  { keys: ['Shift', 'S'], does: 'Silence what is like the incident' },
  { keys: ['C'], does: 'Copy the incident for a ticket' },
  { keys: ['X'], does: 'Select the incident (with Shift: all from the last one)' },
  { keys: ['U'], does: 'Incidents: the most urgent first' },
  { keys: ['→'], does: 'Unfold the incident' },
  { keys: ['←'], does: 'Fold the incident' },
  { keys: ['Home'], does: 'First incident (End: the last)' },
  { keys: ['D'], does: 'Next density' },
  { keys: ['T'], does: 'Next theme' },
  { keys: ['G'], does: 'Next grouping' },
  { keys: ['?'], does: 'This list' },
] as const

export const welcomeText = {
  title: 'Every Teams room of every tenant, live on one wall',
  intro:
    'Roomwall asks Microsoft Graph every half minute whether your rooms are reachable, says why a room is red and since when, and restarts devices. No tenant is set up on this computer yet.',
  openDemo: 'Open the demo estate',
  openDemoHint:
    'Three simulated companies with rooms, devices and faults. No account is needed, nothing leaves this computer.',
  opening: 'Opening the demo estate',
  needTitle: 'What a tenant will need',
  needs: [
    'An app registration in Microsoft Entra with a certificate or a client secret.',
    'Application permissions with admin consent: Presence.Read.All, User.Read.All and Place.Read.All to watch rooms, TeamworkDevice.ReadWrite.All to see and restart devices.',
    'This computer’s keychain. Credentials are kept there, and nowhere else.',
  ],
  adding:
    'Takes about five minutes with somebody at hand who may give admin consent. Roomwall prepares the app registration, makes the certificate, and tests everything before it saves.',
  asleepTitle: 'Good to know',
  asleep: 'Roomwall watches only while this computer is awake. When it sleeps, nobody is told.',
} as const
