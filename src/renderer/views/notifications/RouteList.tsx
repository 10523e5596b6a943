import { Button } from '@fluentui/react-components'
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import { useState } from 'react'
import type { Channel } from '../../../shared/model/channel'
import { defaultRouteId, type Route } from '../../../shared/model/route'
import { channelsText } from '../../../shared/text/en/channels'
import { useNotificationDeed } from '../../queries/notifications'
import { useTenants } from '../../queries/tenants'
import { Confirm } from '../../ui/Confirm'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { ListTable } from '../../ui/ListTable'
import screen from '../../ui/screen.module.css'
import styles from './NotificationsView.module.css'
import { RouteDialog } from './RouteDialog'
import { newRoute } from './route-form'
import { channelNames, matchWords } from './route-words'

interface RouteListProps {
  routes: readonly Route[]
  channels: readonly Channel[]
}

/** Who is told of what, read from the top; the last one takes the rest. */
export function RouteList({ routes, channels }: RouteListProps) {
  const [edited, setEdited] = useState<Route | null>(null)
  const [removed, setRemoved] = useState<Route | null>(null)
  const save = useNotificationDeed('notifications.saveRoutes')
  const tenants = useTenants().tenants.map(({ tenant }) => tenant)
  const isShared = routes.some(({ sender }) => sender === 'anotherConsole')
  const move = (index: number, by: 1 | -1): void => {
    const moved = routes.toSpliced(index, 1)
    const route = routes[index]
    if (route !== undefined) save.mutate({ routes: moved.toSpliced(index + by, 0, route) })
  }
  return (
    <section>
      <div className={styles.head}>
        <h2>{channelsText.routes}</h2>
        <Button onClick={() => setEdited(newRoute())}>{channelsText.addRoute}</Button>
      </div>
      <p className={screen.quiet}>{channelsText.routesHint}</p>
      {isShared && <p className={styles.result}>{channelsText.anotherHint}</p>}
      {save.error !== null && <ErrorNotice failure={save.error.failure} />}
      <ListTable
        columns={[
          channelsText.route,
          channelsText.matches,
          channelsText.tells,
          channelsText.escalates,
          { words: channelsText.actions, isRight: true },
        ]}
      >
        {routes.map((route, index) => (
          <tr key={route.routeId}>
            <th scope="row" className={styles.name}>
              {route.name}
            </th>
            <td>
              {matchWords(route, tenants)}
              {route.goesOn && <span className={styles.small}>{channelsText.goesOn}</span>}
            </td>
            <td>
              {route.sender === 'anotherConsole'
                ? channelsText.another
                : channelNames(route.channels, channels)}
            </td>
            <td>
              <Escalation route={route} channels={channels} />
            </td>
            <td>
              <div className={styles.buttons}>
                {route.routeId !== defaultRouteId && (
                  <>
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<ArrowUpRegular />}
                      aria-label={channelsText.up(route.name)}
                      title={channelsText.up(route.name)}
                      disabled={index === 0 || save.isPending}
                      onClick={() => move(index, -1)}
                    />
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<ArrowDownRegular />}
                      aria-label={channelsText.down(route.name)}
                      title={channelsText.down(route.name)}
                      disabled={index >= routes.length - 2 || save.isPending}
                      onClick={() => move(index, 1)}
                    />
                  </>
                )}
                <Button
                  size="small"
                  aria-label={channelsText.editOf(route.name)}
                  onClick={() => setEdited(route)}
                >
                  {channelsText.edit}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </ListTable>
      <RouteDialog
        route={edited}
        routes={routes}
        channels={channels}
        onRemove={(route) => {
          setEdited(null)
          setRemoved(route)
        }}
        onClose={() => setEdited(null)}
      />
      {removed !== null && (
        <RemoveRoute route={removed} routes={routes} channels={channels} onClose={() => setRemoved(null)} />
      )}
    </section>
  )
}

function RemoveRoute({
  route,
  routes,
  channels,
  onClose,
}: RouteListProps & { route: Route; onClose: () => void }) {
  const save = useNotificationDeed('notifications.saveRoutes')
  const names = channelNames(route.channels, channels)
  return (
    <Confirm
      isOpen
      title={channelsText.removeTitle(route.name)}
      deed={channelsText.removeRoute}
      isPending={save.isPending}
      failure={save.error?.failure}
      onConfirm={() =>
        save.mutate(
          { routes: routes.filter(({ routeId }) => routeId !== route.routeId) },
          { onSuccess: onClose },
        )
      }
      onCancel={onClose}
    >
      <p>{channelsText.removeRouteHint(route.channels.length === 0 ? null : names)}</p>
    </Confirm>
  )
}

function Escalation({ route, channels }: { route: Route; channels: readonly Channel[] }) {
  const { second, fallback } = route
  const { secondMinutes, fallbackMinutes, repeat, of } = route.escalation
  if (second === null && fallback === null) return channelsText.noEscalation
  return (
    <>
      {second !== null && <span>{channelsText.step(secondMinutes, channelNames([second], channels))}</span>}
      {fallback !== null && (
        <span className={styles.small}>
          {channelsText.step(fallbackMinutes, channelNames([fallback], channels))}
        </span>
      )}
      {repeat !== null && (
        <span className={styles.small}>{channelsText.repeats(repeat.everyMinutes, repeat.times)}</span>
      )}
      {of === 'highUrgency' && <span className={styles.small}>{channelsText.ofHighUrgency}</span>}
    </>
  )
}
