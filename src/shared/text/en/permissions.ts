import { type Permission, permissions } from '../../model/permission'

/** An application permission of Microsoft Graph: what it gives and what breaks without it. */
interface PermissionWords {
  gives: string
  without: string
}

const permissionWords: Record<Permission, PermissionWords> = {
  'Presence.Read.All': {
    gives: 'Tells within seconds whether a room’s account is reachable.',
    without: 'Without it rooms read unknown until the device source speaks.',
  },
  'TeamworkDevice.ReadWrite.All': {
    gives: 'Lists devices with health, peripherals and versions, and lets you restart them.',
    without: 'Without it a room never reads healthy, only “account reachable”, and nothing can be restarted.',
  },
  'User.Read.All': {
    gives: 'Finds room accounts and their licences.',
    without: 'Without it rooms are found only by their devices and places, and licences are not shown.',
  },
  'Place.Read.All': {
    gives: 'Names buildings, floors and capacity.',
    without: 'Without it rooms are not grouped by site and floor.',
  },
  'CallRecords.Read.All': {
    gives: 'Reads the quality of finished calls.',
    without: 'Without it there is no call quality.',
  },
  'Calendars.ReadBasic.All': {
    gives: 'Reads when rooms are booked and by whom.',
    without: 'Without it no meeting at risk can be named.',
  },
}

const isOurs = (permission: string): permission is Permission => Object.hasOwn(permissions, permission)

/** What a permission gives and what breaks without it; null for one we do not ask for. */
export function describePermission(permission: string): (PermissionWords & { isRequired: boolean }) | null {
  return isOurs(permission) ? { ...permissionWords[permission], ...permissions[permission] } : null
}
