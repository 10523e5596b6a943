import { z } from 'zod'
import { FailureSchema } from './failure'

/** A proxy that asks for a log-in. `refused`: what was tried was wrong; `declined`: the operator said "not now". */
const AskedProxyLogin = z.object({
  /** With its port. */
  proxy: z.string(),
  realm: z.string(),
  state: z.enum(['asking', 'refused', 'declined']),
})
export type AskedProxyLogin = z.infer<typeof AskedProxyLogin>

/** The console itself: what it runs on and how its own parts are. */
export const AppStatus = z.object({
  version: z.string(),
  mode: z.enum(['demo', 'real']),
  runtime: z.object({ electron: z.string(), chromium: z.string(), node: z.string(), platform: z.string() }),
  dataFolder: z.string(),
  keychain: z.object({ state: z.enum(['ready', 'unavailable', 'memory']), error: FailureSchema.nullable() }),
  /** Set when the database was damaged and set aside, could not be opened, or the disk is full. */
  store: z.object({
    state: z.enum(['ready', 'replaced', 'diskFull', 'unavailable']),
    setAsidePath: z.string().nullable(),
    error: FailureSchema.nullable(),
  }),
  /** The operating system says there is no network at all. */
  isOffline: z.boolean(),
  proxyLogins: z.array(AskedProxyLogin),
  /** Demo mode: is the simulator process alive? null outside the demo. */
  simulator: z.enum(['starting', 'running', 'stopped']).nullable(),
})
export type AppStatus = z.infer<typeof AppStatus>
