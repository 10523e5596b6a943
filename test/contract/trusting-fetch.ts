import https from 'node:https'

/** A fetch over node:https that trusts one certificate: enough of it for the official SDK and for jose. */
export function trustingFetch(caPem: string): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const body = Buffer.from(await request.arrayBuffer())
    return new Promise((resolve, reject) => {
      const outgoing = https.request(
        request.url,
        { method: request.method, headers: Object.fromEntries(request.headers), ca: caPem },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () => {
            const headers = new Headers()
            for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value))
            resolve(new Response(Buffer.concat(chunks), { status: incoming.statusCode ?? 500, headers }))
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  }
}
