/**
 * Every word that may stand in a recorded path. A list rather than rules: what is not on it may be an id, a name or a
 * secret, and is not kept. A word that is missing here shows as `{id}`.
 */
const words: ReadonlySet<string> = new Set(
  `
  v1.0 beta v2.0 v1 common organizations oauth2 token authorize discovery instance keys .well-known openid-configuration
  $batch $count $value $ref delta me
  users accounts presence presences communications getPresencesByUserId callRecords sessions segments participants_v2
  organizer_v2 getDirectRoutingCalls getPstnCalls onlineMeetings calls
  places room rooms roomList roomlist roomLists workspace workspaces building buildings floor floors section desk
  microsoft.graph.room microsoft.graph.roomList microsoft.graph.roomlist microsoft.graph.workspace
  microsoft.graph.building microsoft.graph.floor microsoft.graph.section microsoft.graph.desk descendants checkIns
  teamwork devices activity health configuration operations restart runDiagnostics updateSoftware
  calendar calendars calendarView events getSchedule calendarPermissions mailboxSettings
  licenseDetails subscribedSkus organization servicePrincipals applications appRoleAssignments domains groups members
  deviceManagement managedDevices registeredOwners rebootNow syncDevice auditEvents admin serviceAnnouncement healthOverviews issues
  messages reports subscriptions oauth2PermissionGrants directoryObjects getByIds
  `
    .trim()
    .split(/\s+/),
)

/**
 * An address as the ledger keeps it: the path with `{id}` for every segment and key that is not a word of the
 * interface, and the names of known query options without their values. Nothing of it can be an id, a mail
 * address, a token or a name.
 */
export function pathWithoutIds(address: URL): string {
  const path = address.pathname.split('/').map(segmentWithoutIds).join('/')
  const options = [...new Set([...address.searchParams.keys()].map(optionWithoutValue))]
  return options.length === 0 ? path : `${path}?${options.join('&')}`
}

function segmentWithoutIds(segment: string): string {
  if (segment === '' || words.has(segment)) return segment
  // An OData key or function call: users('ada@contoso.com'), getDirectRoutingCalls(fromDateTime=...)
  const name = segment.slice(0, Math.max(0, segment.indexOf('(')))
  return name !== '' && words.has(name) ? `${name}({id})` : '{id}'
}

const queryOptions: ReadonlySet<string> = new Set(
  (
    '$filter $select $expand $top $skip $orderby $count $search $format $skiptoken $deltatoken startDateTime ' +
    'endDateTime api-version authorization_endpoint'
  ).split(' '),
)

function optionWithoutValue(name: string): string {
  return queryOptions.has(name) ? name : '{option}'
}
