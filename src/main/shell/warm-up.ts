/** Lets the first request to an origin go alone. */
export interface WarmUp {
  /**
   * Runs `send` at once when the origin has answered before or nobody is asking it; otherwise after the first
   * request there has ended. Rejects with the signal's reason when it aborts while waiting.
   */
  run<T>(origin: string, signal: AbortSignal | undefined, send: () => Promise<T>): Promise<T>
}

/**
 * Chromium judges a session's certificates once. When many first requests arrive together, some are refused
 * although the certificate is trusted; after one of them has been answered, none is.
 */
export function createWarmUp(): WarmUp {
  const answered = new Set<string>()
  const asking = new Map<string, Promise<void>>()

  return {
    async run(origin, signal, send) {
      while (!answered.has(origin)) {
        const first = asking.get(origin)
        if (first === undefined) return askFirst(origin, send)
        await endOf(first, signal)
      }
      return send()
    },
  }

  function askFirst<T>(origin: string, send: () => Promise<T>): Promise<T> {
    const answer = send()
    const ended = answer
      .then(
        () => void answered.add(origin),
        // The caller hears of the failure; the next in line becomes the first.
        () => undefined,
      )
      .finally(() => asking.delete(origin))
    asking.set(origin, ended)
    return answer
  }
}

function endOf(first: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return first
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    first.then(() => {
      signal.removeEventListener('abort', abort)
      resolve()
    })
  })
}
