import { notifyManager, QueryClient } from '@tanstack/react-query'

/** A hundred tenants send many events a second, each its own message: those of so many ms are drawn together. */
const togetherMs = 30

/** A cache over IPC: it is filled once and kept current by events, so nothing is ever asked for again on its own. */
export function createQueryClient(): QueryClient {
  // Not by animation frames: a hidden window has none, and must still sound the alarm.
  notifyManager.setScheduler((draw) => setTimeout(draw, togetherMs))
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
