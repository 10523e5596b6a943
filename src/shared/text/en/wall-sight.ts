const tenants = (count: number): string =>
  count === 1 ? '1 tenant' : `${count.toLocaleString('en')} tenants`
const rooms = (count: number): string => (count === 1 ? '1 room' : `${count.toLocaleString('en')} rooms`)

/** Names in a sentence, at most four of them. */
function some(names: readonly string[]): string {
  const most = 4
  return names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}

/** What the wall says where it shows less than there is. */
export const wallSightText = {
  unseen: (names: readonly string[]): string =>
    names.length === 1 ? `${some(names)} cannot be read` : `${tenants(names.length)} cannot be read`,
  unseenHint: (names: readonly string[]): string =>
    names.length === 1
      ? 'No room of it was ever read, so none is shown.'
      : `${some(names)}: no room of them was ever read, so none is shown.`,
  enterCredential: 'Enter a credential',
  openTenants: 'Open tenants',
  awaited: (count: number): string =>
    count === 1 ? 'Waiting for the first answer' : `Waiting for the first answer of ${tenants(count)}`,
  awaitedHint: 'Rooms come as soon as Microsoft has told who they are. This takes a few seconds.',
  paused: (names: readonly string[]): string =>
    names.length === 1
      ? `Polling of ${some(names)} is paused`
      : `Polling of ${tenants(names.length)} is paused`,
  pausedHint: 'Nothing is read, and nobody is told of anything, until it is resumed.',
  roomless: 'No rooms were found',
  roomlessHint:
    'Microsoft answered, but named no room account with a licence, no Teams device and no place. Licences are given in the Microsoft 365 admin center, devices appear once they are signed in.',
  calmAmongSeen: 'No trouble among the rooms that are known',
  calmAmongSeenHint: (count: number, unseen: number): string =>
    `${rooms(count)} watched. ${tenants(unseen)} cannot be read now: nobody would know of trouble there.`,
  starting: (answered: number, all: number): string =>
    `${answered.toLocaleString('en')} of ${tenants(all)} answered since the start. The others follow; their last known state is shown.`,
  startingShort: (waiting: number): string => `${waiting.toLocaleString('en')} starting`,
} as const
