import type { EventPayload, RequestInput, RequestOutput } from '../../shared/ipc/contract'
import type { EventName, RequestName } from '../../shared/ipc/names'
import type { Reply } from '../../shared/ipc/reply'

/** The way to main, typed by the contract. Main builds its answers by the same one, so the window trusts their shape. */
export interface WindowBridge {
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Reply<RequestOutput<N>>>
  subscribe<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
}

/** What the preload script exposes: replies and events are JSON text, which enters the page much faster than objects (see ipc/message-text.ts). */
interface ExposedBridge {
  request(name: RequestName, input: unknown): Promise<string>
  subscribe(name: EventName, listener: (payload: string) => void): () => void
}

declare global {
  interface Window {
    readonly roomwall: ExposedBridge
  }
}

/** The exposed functions as the contract types them. */
export function readingBridge(exposed: ExposedBridge): WindowBridge {
  return {
    request: async (name, input) => JSON.parse(await exposed.request(name, input)),
    subscribe: (name, listener) => exposed.subscribe(name, (payload) => listener(JSON.parse(payload))),
  }
}
