import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

interface Login {
  userName: string
  password: string
}

/** How the proxy lets people in. NTLM looks at the name only; of Negotiate nobody here has a ticket. */
/** One that `swallows` takes the log-in, and then says nothing any more. */
export type ProxyScheme = 'none' | 'ntlm' | 'negotiate' | { basic: Login; swallows?: boolean }

/** What a browser sends for a Basic log-in. */
export function basicLogin({ userName, password }: Login): string {
  return `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`
}

/** A proxy on loopback as companies have them, for tunnels and plain requests; every name leads to this computer. */
export interface CompanyProxy {
  readonly host: string
  /** Hosts that were let through to, each once, in order. */
  readonly hosts: string[]
  /** Names that NTLM told, as `DOMAIN\user`. */
  readonly names: string[]
  /** What came in `Proxy-Authorization`, in order. */
  readonly heard: string[]
  close(): Promise<void>
}

const closing = 'Content-Length: 0\r\n\r\n'
const established = 'HTTP/1.1 200 Connection established\r\n\r\n'

const challengeOf = (scheme: string) =>
  `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ${scheme}\r\nConnection: keep-alive\r\n${closing}`

/** Starts the proxy. Under NTLM it asks on the connection itself, three times, as the protocol wants it. */
export async function startCompanyProxy(scheme: ProxyScheme): Promise<CompanyProxy> {
  const hosts: string[] = []
  const names: string[] = []
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => client.destroy())
    client.on('close', () => sockets.delete(client))
    let head = ''
    const onData = (chunk: Buffer) => {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      const [, host = '', port = ''] = /^(?:CONNECT |[A-Z]+ http:\/\/)([^:]+):(\d+)/.exec(head) ?? []
      const [, told = ''] = /^Proxy-Authorization: (.+)\r$/im.exec(head) ?? []
      const plain = head.startsWith('CONNECT') ? null : withoutProxyLines(head)
      head = ''
      if (told !== '') heard.push(told)
      const answer = answerTo(scheme, told, names)
      if (answer !== null) {
        client.write(answer)
        // The rest of a plain request may still be under way; a tunnel is asked for again on the same connection.
        if (plain !== null) client.end()
        return
      }
      if (typeof scheme === 'object' && scheme.swallows) return
      client.off('data', onData)
      if (!hosts.includes(host)) hosts.push(host)
      const upstream = connect(Number(port), '127.0.0.1', () => {
        if (plain === null) client.write(established)
        else upstream.write(plain, 'latin1')
        upstream.pipe(client)
        client.pipe(upstream)
      })
      sockets.add(upstream)
      upstream.on('error', () => client.destroy())
      client.on('close', () => upstream.destroy())
    }
    client.on('data', onData)
  })
  const port = await listen(server)
  return {
    host: `127.0.0.1:${port}`,
    hosts,
    names,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** A plain request as a proxy hands it on: the log-in is its own, and the connection is for this request alone. */
function withoutProxyLines(request: string): string {
  return request
    .replace(/^Proxy-Authorization: .+\r\n/im, '')
    .replace(/^Proxy-Connection: .+\r\n/im, 'Connection: close\r\n')
}

/** What to say to a request; null lets it through. */
function answerTo(scheme: ProxyScheme, told: string, names: string[]): string | null {
  if (scheme === 'none') return null
  if (scheme === 'negotiate') return challengeOf('Negotiate')
  if (scheme !== 'ntlm') {
    return told === basicLogin(scheme.basic) ? null : challengeOf('Basic realm="Contoso proxy"')
  }
  const message = Buffer.from(told.replace(/^NTLM /i, ''), 'base64')
  const type = message.length > 8 ? message.readUInt32LE(8) : 0
  if (type === 0) return challengeOf('NTLM')
  if (type === 1) return challengeOf(`NTLM ${ntlmChallenge().toString('base64')}`)
  names.push(`${ntlmText(message, 28)}\\${ntlmText(message, 36)}`)
  return null
}

/** An NTLM type 2 message: Unicode, NTLM keys, extended security, with an empty list of target facts. */
function ntlmChallenge(): Buffer {
  const message = Buffer.alloc(52)
  message.write('NTLMSSP\0', 0, 'latin1')
  message.writeUInt32LE(2, 8)
  message.writeUInt32LE(48, 16)
  message.writeUInt32LE(0x00888201, 20)
  message.write('roomwall', 24, 'latin1')
  message.writeUInt16LE(4, 40)
  message.writeUInt16LE(4, 42)
  message.writeUInt32LE(48, 44)
  return message
}

/** A text field of an NTLM type 3 message. */
function ntlmText(message: Buffer, at: number): string {
  const length = message.readUInt16LE(at)
  const from = message.readUInt32LE(at + 4)
  return message.subarray(from, from + length).toString('utf16le')
}

/** A web server on loopback that hands out one proxy configuration script, or `null` = 404. */
export async function startScriptServer(
  script: string | null,
): Promise<{ url: string; asked(): number; close(): Promise<void> }> {
  let asked = 0
  const server = createHttpServer((_request, response) => {
    asked += 1
    if (script === null) return void response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': 'application/x-ns-proxy-autoconfig' }).end(script)
  })
  const port = await listen(server)
  return {
    url: `http://127.0.0.1:${port}/proxy.pac`,
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
