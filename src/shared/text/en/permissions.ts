import { type Permission, permissions } from '../../model/permission'

/** An application permission of Microsoft Graph: what it gives, what is kept, and what breaks without it. */
interface PermissionWords {
  gives: string
  /** What of it is kept in the data file. */
  stores: string
  without: string
}

const permissionWords: Record<Permission, PermissionWords> = {
  'Presence.Read.All': {
    gives: 'Tells within seconds whether a room’s account is reachable.',
    stores: 'Availability and activity of room accounts: the latest, and the last 20 changes.',
    without: 'Without it rooms read unknown until the device source speaks.',
  },
  'TeamworkDevice.ReadWrite.All': {
    gives: 'Lists devices with health, peripherals and versions, and lets you restart them.',
    stores: 'Device make, model, serial number, MAC addresses, versions and health.',
    without: 'Without it a room never reads healthy, only “account reachable”, and nothing can be restarted.',
  },
  'User.Read.All': {
    gives: 'Finds room accounts and their licences.',
    stores: 'Name, address and licences of room accounts. Nothing about other people.',
    without: 'Without it rooms are found only by their devices and places, and licences are not shown.',
  },
  'Place.Read.All': {
    gives: 'Names buildings, floors and capacity.',
    stores: 'Name, building, floor, city and capacity of rooms.',
    without: 'Without it rooms are not grouped by site and floor.',
  },
  'CallRecords.Read.All': {
    gives: 'Reads the quality of finished calls.',
    stores: 'Nothing yet. Later: network measures of calls that rooms took part in.',
    without: 'Without it there is no call quality.',
  },
  'Calendars.ReadBasic.All': {
    gives: 'Reads when rooms are booked and by whom.',
    stores: 'Nothing yet. Later: time, subject and organiser of room bookings.',
    without: 'Without it no meeting at risk can be named.',
  },
}

const isOurs = (permission: string): permission is Permission => Object.hasOwn(permissions, permission)

/** What a permission gives and what breaks without it; null for one we do not ask for. */
export function describePermission(permission: string): (PermissionWords & { isRequired: boolean }) | null {
  return isOurs(permission) ? { ...permissionWords[permission], ...permissions[permission] } : null
}
