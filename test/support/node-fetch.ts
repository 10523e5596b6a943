import { Agent, request } from 'node:https'
import type { Fetch } from '../../src/main/lib/fetch'

/** Fetch over Node's https with one trusted certificate authority: what Electron's session is to the app. */
export interface NodeFetch {
  fetch: Fetch
  /** Is a request under way? Hand it to the virtual clock. */
  isBusy(): boolean
  close(): void
}

export function createNodeFetch(options: { caPem: string; connections?: number }): NodeFetch {
  const agent = new Agent({ ca: options.caPem, keepAlive: true, maxSockets: options.connections ?? 6 })
  let underWay = 0

  const fetch: Fetch = (url, init) =>
    new Promise<Response>((resolve, reject) => {
      underWay += 1
      let isSettled = false
      const settle = (finish: () => void) => {
        if (isSettled) return
        isSettled = true
        underWay -= 1
        finish()
      }
      const fail = (thrown: Error) => settle(() => reject(thrown))
      const body = init.body
      const sent = request(
        url,
        {
          agent,
          method: init.method,
          headers:
            body === undefined
              ? init.headers
              : { ...init.headers, 'Content-Length': Buffer.byteLength(body) },
          ...(init.signal ? { signal: init.signal } : {}),
        },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          // Whoever reads the body fails; the status is there, as it is with Electron's.
          answer.on('aborted', () => {
            const lost = new Error('the connection was lost within the answer')
            const body = new ReadableStream({ start: (stream) => stream.error(lost) })
            settle(() => resolve(new Response(body, { status: answer.statusCode ?? 0 })))
          })
          answer.on('error', fail)
          answer.on('end', () => {
            const status = answer.statusCode ?? 0
            const headers = new Headers()
            for (const [name, value] of Object.entries(answer.headers)) {
              if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
            }
            const hasBody = status !== 204 && status !== 304
            const whole = hasBody ? Buffer.concat(chunks) : null
            settle(() => resolve(new Response(whole, { status, headers })))
          })
        },
      )
      sent.on('error', fail)
      sent.end(body)
    })

  return { fetch, isBusy: () => underWay > 0, close: () => agent.destroy() }
}
