import type { RoomDetail } from '../../../shared/model/room'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { whyMissing } from '../../../shared/text/en/capabilities'
import { presenceWords } from '../../../shared/text/en/presence'
import { roomText } from '../../../shared/text/en/rooms'
import { licenceClassWords } from '../../../shared/text/en/tenants'
import { Ago } from '../../ui/Since'
import { Facts } from './Facts'
import styles from './RoomDrawer.module.css'

type AccountSectionProps = Pick<RoomDetail, 'account' | 'presence'> & { status: TenantStatus | undefined }

/** The room's account, its licence, and its presence as Teams words it. */
export function AccountSection({ account, presence, status }: AccountSectionProps) {
  if (account === null) {
    return <p className={styles.quiet}>{whyMissing(status, 'licences') ?? roomText.noAccount}</p>
  }
  const licences = account.licences.map(({ name, class: kind }) =>
    name === '' ? licenceClassWords[kind] : name,
  )
  return (
    <Facts
      facts={[
        { label: roomText.signInName, value: account.userPrincipalName, isCopyable: true },
        {
          label: roomText.licence,
          value: licences.length === 0 ? roomText.noLicence : licences.join(', '),
        },
        {
          label: roomText.enabled,
          value:
            account.isEnabled === null ? null : account.isEnabled ? roomText.enabledYes : roomText.enabledNo,
        },
        { label: roomText.accountId, value: account.accountId, isCopyable: true },
        {
          label: roomText.presence,
          value:
            presence === null
              ? whyMissing(status, 'presence')
              : presenceWords(presence.availability, presence.activity),
          note: presence !== null && (
            <span className={styles.quiet}>
              (<Ago at={presence.readAt} />)
            </span>
          ),
        },
      ]}
    />
  )
}
