import { assertNever } from '../../errors'
import { readOnlyVariantOf } from '../../model/permission'
import type { PermissionCall, PermissionFinding, PermissionVerdict } from '../../model/permission-report'
import type { TenantStatus } from '../../model/tenant-status'
import { describeFailure } from './errors'
import { describePermission, permissionGroupWords } from './permissions'
import { momentWords } from './time'

export const permissionVerdictWords: Record<PermissionVerdict, string> = {
  missing: 'Missing',
  refused: 'Refused',
  failing: 'Not answering',
  readOnly: 'Read only',
  optional: 'Not granted, optional',
  absent: 'Not in this cloud',
  unknown: 'Not known yet',
  untried: 'Granted, not tried yet',
  good: 'Works',
}

export const permissionCallWords: Record<PermissionCall['state'], string> = {
  ok: 'Answered',
  refused: 'Refused',
  failed: 'No answer',
  notTried: 'Not tried',
  trying: 'Trying now',
  untriable: 'Only a real restart would show it',
}

export const permissionDoctorText = {
  title: 'Permissions',
  intro:
    'What the app may do in this tenant, and whether it works: the permissions in its newest token, each tried with one small request.',
  permission: 'Permission',
  verdict: 'State',
  granted: 'In the token',
  grantedYes: 'Yes',
  grantedAs: (role: string): string => `As ${role}`,
  grantedNo: 'No',
  call: 'Live call',
  usedBy: 'Used by',
  meaning: 'What that means',
  microsoftPage: (permission: string): string => `Microsoft’s page about ${permission}`,
  never: 'Not tried yet.',
  lastChecked: 'All tried',
  nextCheck: 'again',
  check: 'Check now',
  checking: 'Checking',
  progress: (done: number, of: number): string => `Checking, ${done} of ${of} answered`,
  checked: 'Checked.',
  paused: 'Polling of this tenant is paused, so nothing can be tried.',
  copyTicket: 'Copy for ticket',
  copied: 'Copied',
  openConsent: 'Open the consent page',
  copyConsent: 'Copy the consent link',
  consentHint:
    'Consent covers what stands in the app registration: add a missing permission there first. Roomwall sees the change within ten minutes, or at once with “Check now”.',
  excess: 'Granted, but not used',
  excessHint:
    'An app should hold no more than it uses. Take these away in the app registration, then give consent again.',
  excessNone: 'Nothing beyond what Roomwall uses is granted.',
  /** The column of the overview. */
  missing: (count: number): string => `${count} missing`,
  refused: (count: number): string => `${count} refused`,
  failing: (count: number): string => `${count} not answering`,
  optional: (count: number): string => `${count} optional not granted`,
  unused: (count: number): string => `${count} not used`,
  complete: 'Complete',
  readOnly: 'Read only',
} as const

const addIt =
  'An administrator adds it to the app registration (API permissions, Microsoft Graph, Application permissions) and gives admin consent.'

/** What a finding means for the reader, and what to do about it; `fix` is null where there is nothing to do. */
export function describeFinding(finding: PermissionFinding): { meaning: string; fix: string | null } {
  const words = describePermission(finding.permission)
  const without = words?.without ?? ''
  const failure = finding.call.error && describeFailure(finding.call.error)
  switch (finding.verdict) {
    case 'missing':
      return { meaning: without, fix: addIt }
    case 'optional':
      return {
        meaning: without,
        fix: 'Nothing has to be done. If it is wanted, an administrator adds it and gives admin consent.',
      }
    case 'readOnly':
      return {
        meaning: `${readOnlyVariantOf(finding.permission)} is granted: devices are read, nothing can be restarted.`,
        fix: `Nothing has to be done if that is wanted. Otherwise: ${addIt}`,
      }
    case 'refused':
      return {
        meaning: `It stands in the token, but Microsoft Graph refuses the call. ${without}`,
        fix: 'If consent was changed a moment ago, check again. Otherwise the tenant limits the app: look for RBAC for Applications or an application access policy in Exchange, a missing Intune licence, or Conditional Access for workload identities.',
      }
    case 'failing':
      return {
        meaning: `It is granted; the service did not answer as it should. ${failure?.happened ?? ''}`.trim(),
        fix: failure?.fix ?? null,
      }
    case 'absent':
      return {
        meaning: 'This Microsoft cloud has no such service. Roomwall never asks for it here.',
        fix: null,
      }
    case 'unknown':
      return { meaning: 'Roomwall has not been given a token yet.', fix: null }
    case 'untried':
    case 'good':
      return { meaning: words?.gives ?? '', fix: null }
    default:
      return assertNever(finding.verdict)
  }
}

/** The report as plain text for a ticket: no secret, no token, nothing of people. */
export function permissionTicket({ tenant, permissions, access }: TenantStatus, now: number): string {
  const { findings, excess, checkedAt, consentUrl } = permissions
  const lines = findings.map((finding) => {
    const { meaning, fix } = describeFinding(finding)
    const isFine = finding.verdict === 'good' || finding.verdict === 'untried'
    const head = `- ${finding.permission} (${permissionGroupWords[finding.group]}): ${permissionVerdictWords[finding.verdict]}`
    return [
      head,
      `  Live call: ${callLine(finding.call)}`,
      ...(isFine ? [] : [`  ${meaning}`, fix && `  ${fix}`]),
    ]
      .filter(Boolean)
      .join('\n')
  })
  return [
    `Roomwall: permissions in ${tenant.displayName}, ${momentWords(now)}`,
    `Directory id ${tenant.directoryId}, application id ${tenant.clientId}`,
    ...(access.error ? [`Sign-in: ${describeFailure(access.error).happened}`] : []),
    `${permissionDoctorText.lastChecked}: ${checkedAt === null ? permissionDoctorText.never : momentWords(checkedAt)}`,
    '',
    ...lines,
    '',
    excess.length === 0
      ? permissionDoctorText.excessNone
      : `${permissionDoctorText.excess}: ${excess.join(', ')}. ${permissionDoctorText.excessHint}`,
    ...(consentUrl === null ? [] : ['', `Consent: ${consentUrl}`]),
  ].join('\n')
}

function callLine({ state, at, error }: PermissionCall): string {
  const detail = error && describeFailure(error).detail
  return [permissionCallWords[state], at === null ? null : momentWords(at), detail].filter(Boolean).join(', ')
}
