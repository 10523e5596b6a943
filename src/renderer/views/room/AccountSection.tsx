import type { RoomDetail } from '../../../shared/model/room'
import { roomText } from '../../../shared/text/en/rooms'
import { licenceClassWords } from '../../../shared/text/en/tenants'
import { Ago } from '../../ui/Since'
import { Facts } from './Facts'
import styles from './RoomDrawer.module.css'

type AccountSectionProps = Pick<RoomDetail, 'account' | 'presence'>

/** The room's account, its licence, and its presence as Teams words it. */
export function AccountSection({ account, presence }: AccountSectionProps) {
  if (account === null) return <p className={styles.quiet}>{roomText.noAccount}</p>
  const licences = account.licences.map(({ name, class: kind }) =>
    name === '' ? licenceClassWords[kind] : name,
  )
  return (
    <>
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
              account.isEnabled === null
                ? null
                : account.isEnabled
                  ? roomText.enabledYes
                  : roomText.enabledNo,
          },
          { label: roomText.accountId, value: account.accountId, isCopyable: true },
          {
            label: roomText.presence,
            value:
              presence === null ? null : [...new Set([presence.availability, presence.activity])].join(', '),
          },
        ]}
      />
      {presence !== null && (
        <p className={styles.quiet}>
          <Ago at={presence.readAt} />
        </p>
      )}
    </>
  )
}
