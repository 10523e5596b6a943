import type { AppPage } from './app-page'

/** What is known of a message's sender; Electron's `IpcMainInvokeEvent` has this shape. */
export interface Sender {
  readonly sender: { readonly id: number; readonly mainFrame: FrameIdentity }
  /** Null when the frame is gone. */
  readonly senderFrame: (FrameIdentity & { readonly origin: string }) | null
}

interface FrameIdentity {
  readonly processId: number
  readonly routingId: number
}

/** The windows whose requests are answered. */
export interface TrustedSenders {
  /** @param contentsId `WebContents.id` of a window of ours. */
  trust(contentsId: number): void
  distrust(contentsId: number): void
  /** Is it the main frame of a window of ours, showing our page? */
  isTrusted(event: Sender): boolean
}

/** Trusts nobody at first. */
export function createTrustedSenders(page: AppPage): TrustedSenders {
  const trusted = new Set<number>()
  return {
    trust: (contentsId) => void trusted.add(contentsId),
    distrust: (contentsId) => void trusted.delete(contentsId),
    isTrusted({ sender, senderFrame }) {
      return (
        trusted.has(sender.id) &&
        senderFrame !== null &&
        senderFrame.processId === sender.mainFrame.processId &&
        senderFrame.routingId === sender.mainFrame.routingId &&
        senderFrame.origin === page.origin
      )
    },
  }
}
