import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'

/** A CONNECT proxy on loopback that asks for a Basic log-in. */
export interface AskingProxy {
  readonly host: string
  /** The log-ins it was given, in order and decoded; `null` = none. */
  readonly heard: (string | null)[]
  /** Tunnels opened. */
  passed(): number
  close(): Promise<void>
}

export async function startAskingProxy(accepted: {
  userName: string
  password: string
}): Promise<AskingProxy> {
  const wanted = `${accepted.userName}:${accepted.password}`
  const heard: (string | null)[] = []
  let passed = 0
  const server = createServer()
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  server.on('connect', (request, client) => {
    client.on('error', () => client.destroy())
    const [, token] = /^Basic (.+)$/.exec(request.headers['proxy-authorization'] ?? '') ?? []
    const given = token === undefined ? null : Buffer.from(token, 'base64').toString('utf8')
    heard.push(given)
    if (given !== wanted) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="Contoso proxy"\r\nContent-Length: 0\r\n\r\n',
      )
      return
    }
    const target = new URL(`http://${request.url}`)
    const upstream = connect(Number(target.port), target.hostname, () => {
      passed += 1
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(client)
      client.pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
    client.on('close', () => upstream.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port')
  return {
    host: `127.0.0.1:${address.port}`,
    heard,
    passed: () => passed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // A tunnel is no connection of the server's any more, and would keep it open.
        for (const socket of sockets) socket.destroy()
      }),
  }
}
