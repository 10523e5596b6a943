/**
 * A console in a process of its own that lives through one incident and dies by SIGKILL at its n-th step of writing or telling
 * (`dieAt` as a number; 0 = never), or at the first step of that name. Everything it was promised is a line on its output.
 * Started by the kill tests only.
 */
import { writeSync } from 'node:fs'
import { z } from 'zod'
import { createMemoryKeychain } from '../../src/main/keychain/memory-keychain'
import { Database } from '../../src/main/store/database'
import { ChannelId } from '../../src/shared/model/channel'
import { ChannelDraft } from '../../src/shared/model/notification-setup'
import { TenantKey } from '../../src/shared/model/tenant'
import { openLife } from './incident-life'

const Order = z.object({
  dataFolder: z.string(),
  tenantKey: TenantKey,
  secret: z.string(),
  caPem: z.string(),
  receiverUrl: z.string(),
  channels: z.array(z.object({ channelId: ChannelId, draft: ChannelDraft })),
  doorUrl: z.string(),
  doorKey: z.string(),
  room: z.object({ tenant: z.string(), room: z.string() }),
  startsAt: z.number(),
  dieAt: z.union([z.number(), z.string()]),
})
export type MortalOrder = z.infer<typeof Order>

const order = Order.parse(JSON.parse(process.argv[2] ?? ''))
const say = (line: string) => writeSync(1, `${line}\n`)

let steps = 0
let isCounting = false
function step(what: string): void {
  if (!isCounting) return
  steps += 1
  if (order.dieAt !== steps && order.dieAt !== what) return
  say(`dies ${what}`)
  process.kill(process.pid, 'SIGKILL')
}

/** Every statement about incidents and messages is a step, and so is every transaction that held one. */
function watchDatabase(): void {
  const { run, transaction } = Database.prototype
  let hasWritten = false
  Database.prototype.run = function (sql, ...values) {
    const changes = run.call(this, sql, ...values)
    const table = /\b(incident|alert_memory|delivery)\b/.exec(sql)?.[1]
    if (table !== undefined) {
      hasWritten = true
      step(`inside the transaction, after ${table}`)
    }
    return changes
  }
  Database.prototype.transaction = function (work) {
    hasWritten = false
    transaction.call(this, work)
    if (hasWritten) step('after the commit')
  }
}

async function door(verb: string, body: object): Promise<void> {
  const answer = await fetch(`${order.doorUrl}/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${order.doorKey}` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${verb}: ${await answer.text()}`)
}

watchDatabase()
const keychain = createMemoryKeychain()
await keychain.write(order.tenantKey, { kind: 'secret', secret: order.secret })
const life = await openLife({
  dataFolder: order.dataFolder,
  caPem: order.caPem,
  keychain,
  startsAt: order.startsAt,
  receiverUrl: order.receiverUrl,
  passTime: (ms) => door('advance', { ms }),
  onSend: step,
})
// This process has a keychain of its own: the addresses of the channels are given to it again.
for (const channel of order.channels) await life.core.handlers['notifications.saveChannel'](channel)
await life.core.start()
await life.pass(35)
isCounting = true
await door('setRoom', { ...order.room, state: 'offline' })
const incidentId = await life.untilIncident(order.room.room, 'told')
const { handlers } = life.core
await handlers['incidents.acknowledge']({ incidentIds: [incidentId], reason: 'on my way' })
say('acknowledged')
await handlers['incidents.note']({ incidentId, text: 'the fuse' })
say('noted')
await door('setRoom', { ...order.room, state: 'online' })
await life.untilIncident(order.room.room, 'resolved')
await life.pass(10)
await life.core.stop()
say(`lived ${steps} steps`)
