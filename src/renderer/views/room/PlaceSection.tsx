import type { Place } from '../../../shared/model/place'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { whyMissing } from '../../../shared/text/en/capabilities'
import { countryWords, roomText } from '../../../shared/text/en/rooms'
import { Facts } from './Facts'
import styles from './RoomDrawer.module.css'

/** Where the room is, from Microsoft Places. */
export function PlaceSection({ place, status }: { place: Place | null; status: TenantStatus | undefined }) {
  if (place === null)
    return <p className={styles.quiet}>{whyMissing(status, 'places') ?? roomText.noPlace}</p>
  return (
    <Facts
      facts={[
        { label: roomText.building, value: place.building },
        { label: roomText.floor, value: place.floor },
        { label: roomText.city, value: place.city },
        {
          label: roomText.country,
          value: place.countryOrRegion === null ? null : countryWords(place.countryOrRegion),
        },
        { label: roomText.capacity, value: place.capacity === null ? null : roomText.people(place.capacity) },
        { label: roomText.phone, value: place.phone, isCopyable: true },
        { label: roomText.mail, value: place.mail, isCopyable: true },
      ]}
    />
  )
}
