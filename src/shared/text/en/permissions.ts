import { isRequired, type Permission, type PermissionGroup, permissions } from '../../model/permission'

/** An application permission of Microsoft Graph: what it gives, what is kept, and what breaks without it. */
interface PermissionWords {
  gives: string
  /** What of it is kept in the data file. */
  stores: string
  without: string
  /** Which screens and pollers live on it. */
  usedBy: string
}

export const permissionGroupWords: Record<PermissionGroup, string> = {
  core: 'Required',
  smartBuildings: 'Optional, Smart Buildings',
  intune: 'Optional, Intune',
}

const permissionWords: Record<Permission, PermissionWords> = {
  'Presence.Read.All': {
    gives: 'Tells within seconds whether a room’s account is reachable.',
    stores: 'Availability and activity of room accounts: the latest, and the last 20 changes.',
    without: 'Without it rooms read unknown until the device source speaks.',
    usedBy: 'Wall and incidents; presence poller',
  },
  'TeamworkDevice.ReadWrite.All': {
    gives: 'Lists devices with health, peripherals and versions, and lets you restart them.',
    stores: 'Device make, model, serial number, MAC addresses, versions and health.',
    without: 'Without it a room never reads healthy, only “account reachable”, and nothing can be restarted.',
    usedBy: 'Wall, incidents, devices and Restart; device list and device health pollers',
  },
  'User.Read.All': {
    gives: 'Finds room accounts and their licences.',
    stores: 'Name, address and licences of room accounts. Nothing about other people.',
    without: 'Without it rooms are found only by their devices and places, and licences are not shown.',
    usedBy: 'Wall and room; accounts and licences poller',
  },
  'Place.Read.All': {
    gives: 'Names buildings, floors and capacity.',
    stores: 'Name, building, floor, city and capacity of rooms.',
    without: 'Without it rooms are not grouped by site and floor.',
    usedBy: 'Wall (sites and floors), site incidents and rooms; places poller',
  },
  'CallRecords.Read.All': {
    gives: 'Reads the quality of finished calls.',
    stores: 'Nothing yet. Later: network measures of calls that rooms took part in.',
    without: 'Without it there is no call quality.',
    usedBy: 'Calls',
  },
  'Calendars.ReadBasic.All': {
    gives: 'Reads when rooms are booked and by whom.',
    stores: 'Nothing yet. Later: time, subject and organiser of room bookings.',
    without: 'Without it no meeting at risk can be named.',
    usedBy: 'Bookings of rooms, meeting at risk',
  },
  'DeviceManagementManagedDevices.Read.All': {
    gives: 'Lists devices from Intune where the Teams device interface does not answer.',
    stores:
      'Make, model, serial number and last contact of devices that belong to rooms. Nothing of other devices.',
    without: 'Without it there are no devices once the Teams device interface is gone.',
    usedBy: 'Devices of rooms; device list poller, only while Intune is the device source',
  },
  'DeviceManagementManagedDevices.PrivilegedOperations.All': {
    gives:
      'Reboots devices through Intune. Microsoft grants wiping and locking with it; Roomwall only reboots.',
    stores: 'Nothing.',
    without: 'Without it nothing can be restarted through Intune.',
    usedBy: 'Restart, only while Intune is the device source',
  },
  'Device.Read.All': {
    gives: 'Tells which account a shared device is registered to, where neither serial number nor name does.',
    stores: 'Nothing.',
    without: 'Without it some Intune devices are not matched to their room.',
    usedBy: 'Devices of rooms, only while Intune is the device source',
  },
}

const isOurs = (permission: string): permission is Permission => Object.hasOwn(permissions, permission)

/** What a permission gives and what breaks without it; null for one we do not ask for. */
export function describePermission(permission: string): (PermissionWords & { isRequired: boolean }) | null {
  if (!isOurs(permission)) return null
  return { ...permissionWords[permission], isRequired: isRequired(permission) }
}
