import { supportText } from '../../../shared/text/en/support'
import { BackLink } from '../../ui/BackLink'
import screen from '../../ui/screen.module.css'
import { BackupSection } from './BackupSection'
import { BundleSection } from './BundleSection'
import { RestoreSection } from './RestoreSection'

/** Keeps this console's data safe, moves it, and gathers what helps somebody to help. */
export function SupportView() {
  return (
    <div className={screen.page}>
      <BackLink to="/settings">{supportText.back}</BackLink>
      <h1>{supportText.title}</h1>
      <BackupSection />
      <RestoreSection />
      <BundleSection />
    </div>
  )
}
