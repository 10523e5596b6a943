import { useId, useState } from 'react'
import type { PollingProfile, TenantKey } from '../../../shared/model/tenant'
import { profileCostText, tenantListText, toldWithinWords } from '../../../shared/text/en/tenant-list'
import { profileWords } from '../../../shared/text/en/tenants'
import { durationWords } from '../../../shared/text/en/time'
import { useProfileCosts } from '../../queries/tenants'
import { DialogButtons } from '../../ui/DialogButtons'
import { ErrorNotice } from '../../ui/ErrorNotice'
import fields from '../../ui/fields.module.css'
import { ListTable } from '../../ui/ListTable'
import { Modal } from '../../ui/Modal'
import screen from '../../ui/screen.module.css'
import styles from './TenantDialogs.module.css'

interface ProfileDialogProps {
  isOpen: boolean
  tenantKeys: readonly TenantKey[]
  /** The profile in force; null when they differ. */
  present: PollingProfile | null
  isPending: boolean
  onChoose: (profile: PollingProfile) => void
  onClose: () => void
}

/** Chooses how often tenants are asked, with what each choice would ask of Microsoft beside what is asked now. */
export function ProfileDialog(props: ProfileDialogProps) {
  return (
    <Modal
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={tenantListText.profileTitle(props.tenantKeys.length)}
      className={styles.wide}
    >
      <ProfileForm {...props} />
    </Modal>
  )
}

function ProfileForm({ tenantKeys, present, isPending, onChoose, onClose }: ProfileDialogProps) {
  const [chosen, setChosen] = useState(present)
  const { data, error } = useProfileCosts(tenantKeys)
  const name = useId()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== null) onChoose(chosen)
      }}
    >
      <p className={fields.hint}>{tenantListText.profileIntro}</p>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {data === undefined ? (
        <p role="status">{tenantListText.reading}</p>
      ) : (
        <>
          <ListTable
            columns={[
              profileCostText.choose,
              profileCostText.presence,
              profileCostText.told,
              profileCostText.requests,
              { words: profileCostText.limit, hint: profileCostText.limitsHint },
            ]}
          >
            {data.costs.map(
              ({ profile, presenceEveryMs, perMinute, perMinuteInDoubt, presenceShare, teamsShare }) => (
                <tr key={profile}>
                  <th scope="row">
                    <label className={styles.choice}>
                      <input
                        type="radio"
                        name={name}
                        checked={chosen === profile}
                        onChange={() => setChosen(profile)}
                      />
                      {profileWords[profile]}
                    </label>
                    {profile === 'strict' && (
                      <span className={styles.detail}>{profileCostText.strictHint}</span>
                    )}
                  </th>
                  <td className={screen.number}>{durationWords(presenceEveryMs)}</td>
                  <td className={screen.number}>{toldWithinWords[profile]}</td>
                  <td>
                    {profileCostText.perMinute(perMinute)}
                    <span className={styles.detail}>{profileCostText.inDoubt(perMinuteInDoubt)}</span>
                  </td>
                  <td>{profileCostText.shares(presenceShare, teamsShare)}</td>
                </tr>
              ),
            )}
          </ListTable>
          <p className={fields.hint}>
            {profileCostText.measured(data.measuredPerMinute)} {profileCostText.limitsHint}
          </p>
          {data.shared > 0 && <p>{profileCostText.shared(data.shared, tenantKeys.length)}</p>}
        </>
      )}
      <DialogButtons
        deed={tenantListText.apply}
        isReady={!isPending && chosen !== null && data !== undefined}
        onCancel={onClose}
      />
    </form>
  )
}
