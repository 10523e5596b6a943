import { appWideKey } from '../shared/ipc/revision'
import { heartbeatText } from '../shared/text/en/heartbeat'
import type { AlertServiceParts } from './alerts/alert-service'
import { Announcer, type AnnouncerParts } from './alerts/announcer'
import { ChannelBook } from './alerts/channel-book'
import { ChannelSender } from './alerts/channel-sender'
import { createPing } from './alerts/channels/http-send'
import type { SendMail } from './alerts/channels/mail'
import { ContactBook } from './alerts/contact-book'
import { DeliveryLine, type DeliveryLineParts } from './alerts/delivery-line'
import { Heartbeat } from './alerts/heartbeat'
import type { Notifier } from './alerts/notifier'
import { SoundBox } from './alerts/sound-box'
import { recordMessages } from './diagnostics/recorded-messages'
import type { RequestNotes } from './diagnostics/request-ledger'
import { createChannelVault } from './keychain/channel-vault'
import type { Keychain } from './keychain/keychain'
import type { Fetch } from './lib/fetch'

/** The way out for messages: webhooks by a fetch, letters by `sendMail`, the desktop by `notifier`. */
export interface MessageWorld {
  notifier: Notifier
  /** `onProxyLogIn` hears of the one request that is made beside the fetch: to let a proxy ask for its log-in. */
  openFetch: (onProxyLogIn: (host: string) => void) => Fetch
  sendMail: SendMail
}

interface NotificationsWorld
  extends Pick<AlertServiceParts, 'store' | 'feed' | 'clock' | 'logger' | 'userName'>,
    Pick<AnnouncerParts, 'consoleId' | 'findTenant' | 'lastingNameOf'>,
    Pick<DeliveryLineParts, 'noteInIncidents'> {
  keychain: Keychain
  ledger: RequestNotes
  messages: MessageWorld
  /** Is everything looked at? */
  isAlive: () => boolean
}

/** Everything that stands between an incident and the people who hear of it. */
export interface Notifications {
  channels: ChannelBook
  sender: ChannelSender
  deliveries: DeliveryLine
  announcer: Announcer
  sound: SoundBox
  contacts: ContactBook
  heartbeat: Heartbeat
}

/** Constructs the notification side, filled from disk but for the deliveries, which wait for the incidents. */
export async function composeNotifications(world: NotificationsWorld): Promise<Notifications> {
  const { store, feed, clock, logger, messages } = world
  const onChange = () => feed.publish('notifications.changed', appWideKey, {})
  const vault = createChannelVault(world.keychain)
  const channels = new ChannelBook({ store, vault, onChange })
  const contacts = new ContactBook({ store, onChange })
  const sound = new SoundBox({ store, feed, clock })
  const { notifier, ...outward } = messages
  const ways = recordMessages({ ...outward, ledger: world.ledger, clock })
  const sender = new ChannelSender({ clock, channels, sound, userName: world.userName, notifier, ways })
  const deliveries = new DeliveryLine({
    store,
    clock,
    logger: logger.child('deliveries'),
    findChannel: (channelId) => channels.find(channelId),
    send: (channel, notification) => sender.send(channel, notification),
    noteInIncidents: world.noteInIncidents,
    onDeadLetters: onChange,
  })
  const announcer = new Announcer({
    clock,
    consoleId: world.consoleId,
    findTenant: world.findTenant,
    lastingNameOf: world.lastingNameOf,
    contactsOf: (tenantKey, site) => contacts.of(tenantKey, site),
    setup: () => ({ channels: channels.list(), routes: channels.listRoutes() }),
  })
  const heartbeat = new Heartbeat({
    ...{ store, clock, vault, onChange },
    logger: logger.child('heartbeat'),
    ping: createPing(ways.fetchFor(heartbeatText.title, 'heartbeat'), clock),
    isAlive: world.isAlive,
  })
  await Promise.all([channels.load(), sound.load(), contacts.load(), heartbeat.load()])
  return { channels, sender, deliveries, announcer, sound, contacts, heartbeat }
}
