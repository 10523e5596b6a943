import { Button, Checkbox, Field, Input } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { Channel } from '../../../shared/model/channel'
import { defaultRouteId, Route } from '../../../shared/model/route'
import { channelsText } from '../../../shared/text/en/channels'
import { useNotificationDeed } from '../../queries/notifications'
import { DialogButtons } from '../../ui/DialogButtons'
import { Modal } from '../../ui/Modal'
import { EscalationFields } from './EscalationFields'
import { MatchFields } from './MatchFields'
import styles from './NotificationsView.module.css'

interface RouteDialogProps {
  /** Null keeps it closed; one that is not in `routes` is added above the default. */
  route: Route | null
  routes: readonly Route[]
  channels: readonly Channel[]
  /** The operator wants the route removed; asked about there. */
  onRemove: (route: Route) => void
  onClose: () => void
}

/** Adds or changes a route. */
export function RouteDialog({ route, onClose, ...rest }: RouteDialogProps) {
  const isKnown = rest.routes.some(({ routeId }) => routeId === route?.routeId)
  return (
    <Modal
      isOpen={route !== null}
      onClose={onClose}
      title={isKnown ? channelsText.editRouteTitle : channelsText.addRouteTitle}
    >
      {route !== null && <RouteFields route={route} isKnown={isKnown} onClose={onClose} {...rest} />}
    </Modal>
  )
}

function RouteFields({
  route: given,
  isKnown,
  routes,
  channels,
  onRemove,
  onClose,
}: Omit<RouteDialogProps, 'route'> & { route: Route; isKnown: boolean }) {
  const [route, setRoute] = useState(given)
  const save = useNotificationDeed('notifications.saveRoutes')
  const change = (changed: Partial<Route>) => setRoute((before) => ({ ...before, ...changed }))
  const isDefault = route.routeId === defaultRouteId
  const isReady = Route.safeParse(route).success
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isReady) return
    const next = isKnown
      ? routes.map((one) => (one.routeId === route.routeId ? route : one))
      : routes.toSpliced(-1, 0, route)
    save.mutate({ routes: next }, { onSuccess: onClose })
  }
  const toggle = (channel: Channel, isOn: boolean): void => {
    const others = route.channels.filter((one) => one !== channel.channelId)
    change({ channels: isOn ? [...others, channel.channelId] : others })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <Field label={channelsText.routeName} required>
        <Input value={route.name} maxLength={60} onChange={(_event, { value }) => change({ name: value })} />
      </Field>
      {!isDefault && <MatchFields match={route.match} onChange={(match) => change({ match })} />}
      <fieldset className={styles.group}>
        <legend>{channelsText.tellChannels}</legend>
        <div className={styles.stack}>
          {channels.map((channel) => (
            <Checkbox
              key={channel.channelId}
              label={channel.name}
              checked={route.channels.includes(channel.channelId)}
              disabled={route.sender === 'anotherConsole'}
              onChange={(_event, { checked }) => toggle(channel, checked === true)}
            />
          ))}
        </div>
      </fieldset>
      {route.match.urgency === 'high' && (
        <EscalationFields route={route} channels={channels} onChange={change} />
      )}
      <div className={styles.stack}>
        <Field hint={route.sender === 'anotherConsole' ? channelsText.anotherHint : ''}>
          <Checkbox
            label={channelsText.senderLabel}
            checked={route.sender === 'anotherConsole'}
            onChange={(_event, { checked }) =>
              change({ sender: checked === true ? 'anotherConsole' : 'thisConsole' })
            }
          />
        </Field>
        {!isDefault && (
          <Checkbox
            label={channelsText.goesOnLabel}
            checked={route.goesOn}
            onChange={(_event, { checked }) => change({ goesOn: checked === true })}
          />
        )}
      </div>
      <DialogButtons
        deed={channelsText.save}
        isReady={isReady && !save.isPending}
        onCancel={onClose}
        failure={save.error?.failure}
      >
        {isKnown && !isDefault && (
          <Button disabled={save.isPending} onClick={() => onRemove(given)}>
            {channelsText.removeRoute}
          </Button>
        )}
      </DialogButtons>
    </form>
  )
}
