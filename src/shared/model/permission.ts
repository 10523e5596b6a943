import { z } from 'zod'

/**
 * What a permission is for: `core` is required; `smartBuildings` (buildings, floors, bookings) and `intune` (devices
 * without the Teams device interface) are choices of the operator.
 */
export const PermissionGroup = z.enum(['core', 'smartBuildings', 'intune'])
export type PermissionGroup = z.infer<typeof PermissionGroup>

interface PermissionKind {
  group: PermissionGroup
  /** The id of the application role on Microsoft Graph. */
  roleId: string
  /** Works as well, with less: what it does not allow is hidden. */
  readOnlyVariant?: { name: string; roleId: string }
}

/** The application permissions the product can make use of. */
export const permissions = {
  'Presence.Read.All': { group: 'core', roleId: 'a70e0c2d-e793-494c-94c4-118fa0a67f42' },
  'TeamworkDevice.ReadWrite.All': {
    group: 'core',
    roleId: '79c02f5b-bd4f-4713-bc2c-a8a4a66e127b',
    readOnlyVariant: { name: 'TeamworkDevice.Read.All', roleId: '0591bafd-7c1c-4c30-a2a5-2b9aacb1dfe8' },
  },
  'CallRecords.Read.All': { group: 'core', roleId: '45bbb07e-7321-4fd7-a8f6-3ff27e6a81c8' },
  'User.Read.All': { group: 'core', roleId: 'df021288-bdef-4463-88db-98f22de89214' },
  'Place.Read.All': { group: 'smartBuildings', roleId: '913b9306-0ce1-42b8-9137-6a7df690a760' },
  'Calendars.ReadBasic.All': { group: 'smartBuildings', roleId: '8ba4a692-bc31-4128-9094-475872af8a53' },
  'DeviceManagementManagedDevices.Read.All': {
    group: 'intune',
    roleId: '2f51be20-0bb4-4fed-bf7b-db946066c75e',
  },
  'DeviceManagementManagedDevices.PrivilegedOperations.All': {
    group: 'intune',
    roleId: '5b07b0dd-2377-4e44-a38d-703f09a0dc3c',
  },
  'Device.Read.All': { group: 'intune', roleId: '7438b122-aefc-4978-80ed-43db9fcc7715' },
} as const satisfies Record<string, PermissionKind>

export type Permission = keyof typeof permissions

export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]]

export const PermissionName = z.enum(permissionNames)

export const isRequired = (permission: Permission): boolean => permissions[permission].group === 'core'

/** The role that stands for the permission with less, or null. */
export function readOnlyVariantOf(permission: Permission): string | null {
  const kind = permissions[permission]
  return 'readOnlyVariant' in kind ? kind.readOnlyVariant.name : null
}

/** The permissions that a token's roles do not carry in full; those for Intune are only asked for where wanted. */
export function missingPermissions(roles: readonly string[]): Permission[] {
  return permissionNames.filter((name) => permissions[name].group !== 'intune' && !roles.includes(name))
}

/** The required permissions that the roles do not carry, not even as their read-only variant. */
export function lackingPermissions(roles: readonly string[]): Permission[] {
  return missingPermissions(roles).filter((name) => {
    const variant = readOnlyVariantOf(name)
    return isRequired(name) && (variant === null || !roles.includes(variant))
  })
}

/**
 * Roles nobody here asked for: an app should hold no more than it uses (least privilege). A read-only variant beside the
 * full permission is one of them.
 */
export function excessPermissions(roles: readonly string[]): string[] {
  const used = new Set<string>(permissionNames)
  for (const name of permissionNames) {
    const variant = readOnlyVariantOf(name)
    if (variant !== null && !roles.includes(name)) used.add(variant)
  }
  return roles.filter((role) => !used.has(role))
}

/** Microsoft's own description of a permission. */
export function permissionPage(permission: string): string {
  const anchor = permission.toLowerCase().replaceAll('.', '')
  return `https://learn.microsoft.com/graph/permissions-reference#${anchor}`
}
