import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { z } from 'zod'

/** Sees what leaves the app's processes from below: Chromium's own network log, and every socket Node opens. */
export interface NetworkWitness {
  /** Switches to launch the app with. */
  readonly args: readonly string[]
  /** To be called as soon as the app is up. */
  attach(app: ElectronApplication): Promise<void>
  /** Hosts, with ports, that were asked for or connected to; once the app has ended. */
  hosts(): string[]
}

const Constants = z.object({ logEventTypes: z.record(z.string(), z.number()) })
const Event = z.object({
  type: z.number(),
  params: z
    .object({ url: z.string().optional(), host: z.string().optional(), address: z.string().optional() })
    .optional(),
})

export function createNetworkWitness(folder: string): NetworkWitness {
  const chromiumLog = path.join(folder, 'net-log.json')
  const nodeLog = path.join(folder, 'sockets.txt')
  writeFileSync(nodeLog, '')
  return {
    args: [`--log-net-log=${chromiumLog}`, '--net-log-capture-mode=IncludeSensitive'],
    attach: (app) => app.evaluate(watchSockets, nodeLog),
    hosts() {
      const sockets = readFileSync(nodeLog, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
      return [...new Set([...hostsInNetLog(chromiumLog), ...sockets])].sort()
    },
  }
}

/** Runs within the app's main process: everything of Node that connects ends in this one function. */
function watchSockets(_electron: unknown, nodeLog: string): void {
  const { appendFileSync } = process.getBuiltinModule('node:fs')
  const { Socket } = process.getBuiltinModule('node:net')
  const connect = Socket.prototype.connect
  Reflect.set(
    Socket.prototype,
    'connect',
    function watched(this: InstanceType<typeof Socket>, ...args: unknown[]) {
      const [given, host] = Array.isArray(args[0]) ? args[0] : args
      const options = typeof given === 'object' && given !== null ? given : { port: given, host }
      if (typeof options.port === 'number' || typeof options.port === 'string') {
        appendFileSync(nodeLog, `${options.host ?? 'localhost'}:${options.port}\n`)
      }
      return Reflect.apply(connect, this, args)
    },
  )
}

function hostsInNetLog(file: string): string[] {
  if (!existsSync(file)) throw new Error('Chromium wrote no network log')
  const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n')
  const { logEventTypes } = Constants.parse(
    JSON.parse(`${first.replace(/^\{"constants":/, '').replace(/,$/, '')}`),
  )
  const typeOf = (name: string) => logEventTypes[name]
  const sent = new Set(['TCP_CONNECT_ATTEMPT', 'UDP_BYTES_SENT'].map(typeOf))
  const resolved = new Set(['HOST_RESOLVER_MANAGER_REQUEST', 'HOST_RESOLVER_DNS_TASK'].map(typeOf))
  const asked = new Set(['URL_REQUEST_START_JOB', 'CORS_REQUEST'].map(typeOf))
  return lines.flatMap((line) => {
    if (!line.startsWith('{')) return []
    const event = Event.safeParse(readJson(line.replace(/,$|\]\}?,?$/, '')))
    if (!event.success || event.data.params === undefined) return []
    const { type, params } = event.data
    if (sent.has(type)) return params.address ?? []
    if (resolved.has(type)) return params.host === undefined ? [] : hostOf(params.host)
    return asked.has(type) && params.url !== undefined ? hostOf(params.url) : []
  })
}

function hostOf(address: string): string[] {
  const isWeb = /^(https?|wss?):/.test(address)
  if (!isWeb && address.includes('://')) return []
  return [isWeb ? new URL(address).host : address]
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The last line of a log that was cut short.
    return null
  }
}
