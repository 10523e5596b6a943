import type { EventPayload, RequestInput, RequestOutput } from '../../shared/ipc/contract'
import type { EventName, RequestName } from '../../shared/ipc/names'
import type { Reply } from '../../shared/ipc/reply'

/** What the preload script exposes. Main builds its answers by the same contract, so the window trusts their shape. */
export interface WindowBridge {
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Reply<RequestOutput<N>>>
  subscribe<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
}

declare global {
  interface Window {
    readonly roomwall: WindowBridge
  }
}
