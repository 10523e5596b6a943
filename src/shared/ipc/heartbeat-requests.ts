import { z } from 'zod'
import { HeartbeatDraft, HeartbeatStatus } from '../model/heartbeat'
import { TestAnswer } from '../model/notification-setup'

/** Requests about the signs of life for a monitor outside. Its address goes in and never comes out. */
export const heartbeatRequests = {
  'heartbeat.read': { input: z.null(), output: HeartbeatStatus },
  'heartbeat.save': { input: HeartbeatDraft, output: z.null() },
  /** Sends one now, and tells what the monitor said. */
  'heartbeat.test': { input: z.null(), output: TestAnswer },
} as const
