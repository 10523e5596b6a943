import { z } from 'zod'

interface PermissionKind {
  isRequired: boolean
  /** The id of the application role on Microsoft Graph. */
  roleId: string
  /** Works as well, with less: what it does not allow is hidden. */
  readOnlyVariant?: { name: string; roleId: string }
}

/** The application permissions the product asks for; the optional two serve Smart Buildings. */
export const permissions = {
  'Presence.Read.All': { isRequired: true, roleId: 'a70e0c2d-e793-494c-94c4-118fa0a67f42' },
  'TeamworkDevice.ReadWrite.All': {
    isRequired: true,
    roleId: '79c02f5b-bd4f-4713-bc2c-a8a4a66e127b',
    readOnlyVariant: { name: 'TeamworkDevice.Read.All', roleId: '0591bafd-7c1c-4c30-a2a5-2b9aacb1dfe8' },
  },
  'CallRecords.Read.All': { isRequired: true, roleId: '45bbb07e-7321-4fd7-a8f6-3ff27e6a81c8' },
  'User.Read.All': { isRequired: true, roleId: 'df021288-bdef-4463-88db-98f22de89214' },
  'Place.Read.All': { isRequired: false, roleId: '913b9306-0ce1-42b8-9137-6a7df690a760' },
  'Calendars.ReadBasic.All': { isRequired: false, roleId: '8ba4a692-bc31-4128-9094-475872af8a53' },
} as const satisfies Record<string, PermissionKind>

export type Permission = keyof typeof permissions

export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]]

export const PermissionName = z.enum(permissionNames)

/** The permissions of the table that a token's roles do not carry. */
export function missingPermissions(roles: readonly string[]): Permission[] {
  return permissionNames.filter((permission) => !roles.includes(permission))
}

/** Roles nobody here asked for: an app should hold no more than it uses (least privilege). */
export function excessPermissions(roles: readonly string[]): string[] {
  const known: ReadonlySet<string> = new Set(
    Object.entries<PermissionKind>(permissions).flatMap(([name, { readOnlyVariant }]) =>
      readOnlyVariant ? [name, readOnlyVariant.name] : [name],
    ),
  )
  return roles.filter((role) => !known.has(role))
}

/** Microsoft's own description of a permission. */
export function permissionPage(permission: string): string {
  const anchor = permission.toLowerCase().replaceAll('.', '')
  return `https://learn.microsoft.com/graph/permissions-reference#${anchor}`
}
