import { Spinner } from '@fluentui/react-components'
import { channelsText } from '../../../shared/text/en/channels'
import { useNotifications } from '../../queries/notifications'
import { BackLink } from '../../ui/BackLink'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import { ChannelList } from './ChannelList'
import { DeadLetterList } from './DeadLetterList'
import { DigestList } from './DigestList'
import { HeartbeatSection } from './HeartbeatSection'
import { RouteList } from './RouteList'
import { RoutePreview } from './RoutePreview'

/** Who hears of what: channels, routes, and the messages that did not arrive. */
export function NotificationsView() {
  const { data, error, isPending } = useNotifications()
  return (
    <div className={screen.page}>
      <BackLink to="/settings">{channelsText.back}</BackLink>
      <h1>{channelsText.title}</h1>
      <p className={screen.intro}>{channelsText.intro}</p>
      {isPending && <Spinner label={channelsText.loading} />}
      {error !== null && <ErrorNotice failure={error.failure} />}
      {data !== undefined && (
        <>
          <ChannelList channels={data.channels} />
          <DeadLetterList letters={data.deadLetters} channels={data.channels} />
          <RouteList routes={data.routes} channels={data.channels} />
          <RoutePreview routes={data.routes} channels={data.channels} />
          <DigestList channels={data.channels} />
          <HeartbeatSection />
        </>
      )}
    </div>
  )
}
