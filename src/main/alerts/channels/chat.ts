import { teamsMessage } from './adaptive-card'
import type { PostJson } from './http-send'
import { failed, type Receiver } from './receiver'
import { slackMessage } from './slack-message'

/** An incoming webhook of a chat. Its address is the secret. */
export function createChat(post: PostJson): Receiver<'chat'> {
  return async (notification, { format }, { url }) => {
    if (url === undefined) return failed({ code: 'delivery.secretMissing' })
    const message = format === 'teams' ? teamsMessage(notification) : slackMessage(notification)
    return post(url, JSON.stringify(message))
  }
}
