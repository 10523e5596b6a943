import { Button } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons/svg/open'
import { useState } from 'react'
import { permissionPage } from '../../../shared/model/permission'
import type { PermissionFinding, PermissionVerdict } from '../../../shared/model/permission-report'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { describeFailure } from '../../../shared/text/en/errors'
import {
  describeFinding,
  permissionCallWords,
  permissionDoctorText,
  permissionTicket,
  permissionVerdictWords,
} from '../../../shared/text/en/permission-doctor'
import { describePermission, permissionGroupWords } from '../../../shared/text/en/permissions'
import { useCopyText, useOpenLink } from '../../queries/app-status'
import { useCheckPermissions } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ListTable } from '../../ui/ListTable'
import { PermissionName } from '../../ui/PermissionName'
import { Ago, Soon } from '../../ui/Since'
import { StateBadge } from '../../ui/StateBadge'
import screen from '../../ui/screen.module.css'
import small from '../../ui/small-button.module.css'
import styles from './PermissionDoctor.module.css'
import { verdictLevels } from './permission-levels'

/** Each permission: is it granted, does it work, who needs it, what it means, and what to do about it. */
export function PermissionDoctor({ status }: { status: TenantStatus }) {
  const { findings, excess, checkedAt, nextAt } = status.permissions
  return (
    <section aria-labelledby="permission-doctor">
      <h2 id="permission-doctor">{permissionDoctorText.title}</h2>
      <p className={screen.quiet}>
        {permissionDoctorText.intro}{' '}
        {checkedAt === null ? (
          permissionDoctorText.never
        ) : (
          <>
            {permissionDoctorText.lastChecked} <Ago at={checkedAt} />
            {nextAt !== null && (
              <>
                , {permissionDoctorText.nextCheck} <Soon at={nextAt} />
              </>
            )}
            .
          </>
        )}
      </p>
      <ListTable
        className={styles.findings}
        columns={[
          permissionDoctorText.permission,
          permissionDoctorText.verdict,
          permissionDoctorText.granted,
          permissionDoctorText.call,
          permissionDoctorText.usedBy,
          permissionDoctorText.meaning,
        ]}
      >
        {worstFirst(findings).map((finding) => (
          <Finding key={finding.permission} finding={finding} />
        ))}
      </ListTable>
      <Excess excess={excess} isKnown={status.grantedRoles !== null} />
      <Doing status={status} />
    </section>
  )
}

const troubles: readonly PermissionVerdict[] = ['missing', 'refused', 'failing', 'readOnly']

/** What needs somebody comes first, the worst before the rest; everything else keeps the order of the table. */
function worstFirst(findings: readonly PermissionFinding[]): PermissionFinding[] {
  const rank = ({ verdict }: PermissionFinding) =>
    troubles.includes(verdict) ? troubles.indexOf(verdict) : troubles.length
  return findings.toSorted((a, b) => rank(a) - rank(b))
}

function Finding({ finding }: { finding: PermissionFinding }) {
  const openLink = useOpenLink()
  const { permission, group, grantedAs, verdict } = finding
  const { meaning, fix } = describeFinding(finding)
  const page = permissionDoctorText.microsoftPage(permission)
  return (
    <tr>
      <th scope="row">
        <PermissionName name={permission} />{' '}
        <button
          type="button"
          className={small.button}
          aria-label={page}
          title={page}
          onClick={() => openLink.mutate({ url: permissionPage(permission) })}
        >
          <OpenRegular />
        </button>
        <span className={styles.aside}>{permissionGroupWords[group]}</span>
      </th>
      <td>
        <StateBadge level={verdictLevels[verdict]} word={permissionVerdictWords[verdict]} />
      </td>
      <td>{grantedWords(permission, grantedAs)}</td>
      <td>
        <Call finding={finding} />
      </td>
      <td>{describePermission(permission)?.usedBy}</td>
      <td className={styles.meaning}>
        {meaning}
        {fix !== null && <span className={styles.aside}>{fix}</span>}
      </td>
    </tr>
  )
}

function grantedWords(permission: string, grantedAs: string | null): string {
  if (grantedAs === null) return permissionDoctorText.grantedNo
  return grantedAs === permission
    ? permissionDoctorText.grantedYes
    : permissionDoctorText.grantedAs(grantedAs)
}

function Call({ finding: { call } }: { finding: PermissionFinding }) {
  const detail = call.error && describeFailure(call.error).detail
  return (
    <>
      {permissionCallWords[call.state]}
      {call.at !== null && call.state !== 'trying' && (
        <>
          {' '}
          <Ago at={call.at} />
        </>
      )}
      {detail && <span className={styles.aside}>{detail}</span>}
    </>
  )
}

function Excess({ excess, isKnown }: { excess: readonly string[]; isKnown: boolean }) {
  if (!isKnown) return null
  if (excess.length === 0) return <p className={screen.quiet}>{permissionDoctorText.excessNone}</p>
  return (
    <div className={styles.excess}>
      <h3>{permissionDoctorText.excess}</h3>
      <ul>
        {excess.map((role) => (
          <li key={role}>
            <StateBadge level="degraded" word={permissionDoctorText.excess} /> <code>{role}</code>
          </li>
        ))}
      </ul>
      <p className={screen.quiet}>{permissionDoctorText.excessHint}</p>
    </div>
  )
}

/** Check now, copy for a ticket, and the way to consent. */
function Doing({ status }: { status: TenantStatus }) {
  const check = useCheckPermissions()
  const { tenant, permissions } = status
  const { isChecking, consentUrl } = permissions
  return (
    <>
      <div className={styles.doing}>
        <Button
          disabled={tenant.paused || isChecking || check.isPending}
          onClick={() => check.mutate(tenant.tenantKey)}
        >
          {isChecking ? permissionDoctorText.checking : permissionDoctorText.check}
        </Button>
        <CopyText label={permissionDoctorText.copyTicket} text={() => permissionTicket(status, Date.now())} />
        {consentUrl !== null && <Consent url={consentUrl} isOpenable={tenant.cloud !== 'custom'} />}
        <span role="status" className={screen.quiet}>
          <Progress status={status} isAsked={check.isSuccess} />
        </span>
      </div>
      {consentUrl !== null && <p className={screen.quiet}>{permissionDoctorText.consentHint}</p>}
      {check.error !== null && <ErrorNotice failure={check.error.failure} />}
    </>
  )
}

function Progress({ status, isAsked }: { status: TenantStatus; isAsked: boolean }) {
  const { isChecking, findings } = status.permissions
  if (status.tenant.paused) return permissionDoctorText.paused
  const granted = findings.filter(({ grantedAs, call }) => grantedAs !== null && call.state !== 'untriable')
  const trying = granted.findIndex(({ call }) => call.state === 'trying')
  if (isChecking && trying >= 0) return permissionDoctorText.progress(trying, granted.length)
  if (isChecking) return permissionDoctorText.checking
  return isAsked ? permissionDoctorText.checked : null
}

function Consent({ url, isOpenable }: { url: string; isOpenable: boolean }) {
  const openLink = useOpenLink()
  return (
    <>
      {isOpenable && (
        <Button icon={<OpenRegular />} onClick={() => openLink.mutate({ url })}>
          {permissionDoctorText.openConsent}
        </Button>
      )}
      <CopyText label={permissionDoctorText.copyConsent} text={() => url} />
    </>
  )
}

/** Copies a text that is put together when it is asked for; the button says so until it is left. */
function CopyText({ label, text }: { label: string; text: () => string }) {
  const copy = useCopyText()
  const [isCopied, setIsCopied] = useState(false)
  return (
    <Button
      onClick={() => copy.mutate(text(), { onSuccess: () => setIsCopied(true) })}
      onBlur={() => setIsCopied(false)}
      onMouseLeave={() => setIsCopied(false)}
    >
      {isCopied ? permissionDoctorText.copied : label}
    </Button>
  )
}
