/** What else than a wrong credential can keep an application out of a tenant. */
export const signInHindrances = [
  'tenantGone',
  'noServicePrincipal',
  'appDisabled',
  'graphDisabled',
  'notAssigned',
  'policy',
  'tenantRestrictions',
] as const

export type SignInHindrance = (typeof signInHindrances)[number]
