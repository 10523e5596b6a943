/** The application permissions the product asks for; the optional two serve Smart Buildings. */
export const permissions = {
  'Presence.Read.All': { isRequired: true },
  'TeamworkDevice.ReadWrite.All': { isRequired: true },
  'CallRecords.Read.All': { isRequired: true },
  'User.Read.All': { isRequired: true },
  'Place.Read.All': { isRequired: false },
  'Calendars.ReadBasic.All': { isRequired: false },
} as const satisfies Record<string, { isRequired: boolean }>

export type Permission = keyof typeof permissions

/** The permissions of the table that a token's roles do not carry. */
export function missingPermissions(roles: readonly string[]): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => !roles.includes(permission))
}
