/** Everything Roomwall may ask consent for, and what an administrator has usually granted. */
export const usualConsent: readonly string[] = [
  'Presence.Read.All',
  'TeamworkDevice.ReadWrite.All',
  'CallRecords.Read.All',
  'User.Read.All',
  'Place.Read.All',
  'Calendars.ReadBasic.All',
]

/** What lets Intune stand in for the Teams device interface. */
export const intuneConsent: readonly string[] = [
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
  'Device.Read.All',
]
