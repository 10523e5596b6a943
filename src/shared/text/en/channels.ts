import type { ChannelKind } from '../../model/channel'

export const channelKindWords: Record<ChannelKind, string> = {
  desktop: 'Desktop notification',
  sound: 'Sound',
  chat: 'Teams or Slack webhook',
  webhook: 'Generic webhook',
  mail: 'E-mail',
  pagerDuty: 'PagerDuty',
}
