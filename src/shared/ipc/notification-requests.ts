import { z } from 'zod'
import { ChannelId } from '../model/channel'
import { IncidentId } from '../model/incident'
import { ChannelDraft, NotificationSetup, RoutePreview, TestAnswer } from '../model/notification-setup'
import { Route } from '../model/route'
import { SoundState } from '../model/sound-state'

const nothing = z.null()
const channelRef = z.object({ channelId: ChannelId })
/** Null means every dead letter. */
const letterRef = z.object({ deliveryId: z.string().nullable() })

/** Requests about notification channels, routes and what did not arrive. Secrets go in and never come out. */
export const notificationRequests = {
  'notifications.read': { input: nothing, output: NotificationSetup },
  /** Adds a channel (`channelId` null) or changes one; its kind stays. */
  'notifications.saveChannel': {
    input: z.object({ channelId: ChannelId.nullable(), draft: ChannelDraft }),
    output: channelRef,
  },
  'notifications.removeChannel': { input: channelRef, output: nothing },
  /** Sends a message marked as a test, and tells what the receiver said. */
  'notifications.testChannel': { input: channelRef, output: TestAnswer },
  'notifications.saveRoutes': { input: z.object({ routes: z.array(Route).max(200) }), output: nothing },
  /** Where an incident would go now, by the saved routes. */
  'notifications.previewRoute': { input: z.object({ incidentId: IncidentId }), output: RoutePreview },
  'notifications.retry': { input: letterRef, output: nothing },
  'notifications.discard': { input: letterRef, output: nothing },
  'sound.read': { input: nothing, output: SoundState },
  /** Quiet for at most an hour (alerting rule R26); 0 ends it. */
  'sound.mute': { input: z.object({ minutes: z.number().int().min(0).max(60) }), output: nothing },
} as const
