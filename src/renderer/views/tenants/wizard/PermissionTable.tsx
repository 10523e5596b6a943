import { OpenRegular } from '@fluentui/react-icons/svg/open'
import { absentPermissions } from '../../../../shared/model/cloud-permissions'
import { permissionNames, permissionPage, permissions } from '../../../../shared/model/permission'
import { registrationText } from '../../../../shared/text/en/onboarding'
import { describePermission, permissionGroupWords } from '../../../../shared/text/en/permissions'
import { useOpenLink } from '../../../queries/app-status'
import { PermissionName } from '../../../ui/PermissionName'
import small from '../../../ui/small-button.module.css'
import styles from './Wizard.module.css'
import { type WizardForm, wantedPermissions } from './wizard-form'

/** Every permission: why, what is kept, what breaks without it, and Microsoft's own page. */
export function PermissionTable({ form }: { form: WizardForm }) {
  const openLink = useOpenLink()
  const wanted = wantedPermissions(form)
  const absent = absentPermissions(form.cloud)
  return (
    <table className={styles.permissions}>
      <thead>
        <tr>
          <th scope="col">{registrationText.permission}</th>
          <th scope="col">{registrationText.why}</th>
          <th scope="col">{registrationText.stored}</th>
          <th scope="col">{registrationText.without}</th>
        </tr>
      </thead>
      <tbody>
        {permissionNames.map((name) => {
          const kind = permissions[name]
          const shown = form.isReadOnly && 'readOnlyVariant' in kind ? kind.readOnlyVariant.name : name
          const words = describePermission(name)
          return (
            <tr key={name} data-left-out={!wanted.includes(name)}>
              <th scope="row">
                <PermissionName name={shown} />{' '}
                <button
                  type="button"
                  className={small.button}
                  aria-label={registrationText.microsoftPage(shown)}
                  title={registrationText.microsoftPage(shown)}
                  onClick={() => openLink.mutate({ url: permissionPage(shown) })}
                >
                  <OpenRegular />
                </button>
                <br />
                <span className={styles.quiet}>
                  {absent.has(name) ? registrationText.notInCloud : permissionGroupWords[kind.group]}
                </span>
              </th>
              <td>{words?.gives}</td>
              <td>{words?.stores}</td>
              <td>{words?.without}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
