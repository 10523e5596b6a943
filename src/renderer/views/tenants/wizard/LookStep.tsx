import { Field, Input, Select } from '@fluentui/react-components'
import { PollingProfile } from '../../../../shared/model/tenant'
import { lookText, profileChoiceWords } from '../../../../shared/text/en/onboarding'
import styles from './Wizard.module.css'
import { isBadge, type StepProps, suggestBadge } from './wizard-form'

const colours = Array.from({ length: 12 }, (_, index) => index)

/** Name, badge and colour; group, owner and polling besides. */
export function LookStep({ form, change, showsFaults }: StepProps) {
  const badge = form.badge.trim() === '' ? suggestBadge(form.displayName) : form.badge.trim().toUpperCase()
  return (
    <>
      <p className={styles.intro}>{lookText.intro}</p>
      <div className={styles.pair}>
        <Field
          label={lookText.displayName}
          required
          {...(showsFaults && form.displayName.trim() === ''
            ? { validationMessage: lookText.displayNameMissing }
            : {})}
        >
          <Input
            value={form.displayName}
            maxLength={120}
            onChange={(_event, { value }) =>
              // The badge follows the name until somebody writes one.
              change(
                form.badge === suggestBadge(form.displayName)
                  ? { displayName: value, badge: suggestBadge(value) }
                  : { displayName: value },
              )
            }
          />
        </Field>
        <Field
          label={lookText.badge}
          hint={lookText.badgeHint}
          required
          {...(showsFaults && !isBadge(form.badge) ? { validationMessage: lookText.badgeWrong } : {})}
        >
          <Input
            value={form.badge}
            maxLength={4}
            onChange={(_event, { value }) => change({ badge: value.toUpperCase() })}
          />
        </Field>
      </div>
      <fieldset className={styles.swatches}>
        <legend>{lookText.colour}</legend>
        {colours.map((colour) => (
          <label key={colour} className={styles.swatch}>
            <input
              type="radio"
              name="tenant-colour"
              checked={form.colour === colour}
              aria-label={lookText.colourNumber(colour + 1)}
              onChange={() => change({ colour })}
            />
            <span data-tenant-colour={colour} aria-hidden="true">
              {badge}
            </span>
          </label>
        ))}
      </fieldset>
      <div className={styles.pair}>
        <Field label={lookText.group} hint={lookText.groupHint}>
          <Input
            value={form.group}
            maxLength={60}
            onChange={(_event, { value }) => change({ group: value })}
          />
        </Field>
        <Field label={lookText.owner} hint={lookText.ownerHint}>
          <Input
            value={form.owner}
            maxLength={120}
            onChange={(_event, { value }) => change({ owner: value })}
          />
        </Field>
      </div>
      <Field label={lookText.profile} className={styles.narrow ?? ''}>
        <Select
          value={form.profile}
          onChange={(_event, { value }) => change({ profile: PollingProfile.parse(value) })}
        >
          {PollingProfile.options.map((profile) => (
            <option key={profile} value={profile}>
              {profileChoiceWords[profile]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}
