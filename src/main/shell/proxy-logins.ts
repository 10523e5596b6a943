import { createHash } from 'node:crypto'
import { z } from 'zod'
import { assertNever, type Outcome } from '../../shared/errors'
import type { AskedProxyLogin } from '../../shared/model/app-status'
import { TenantKey } from '../../shared/model/tenant'
import { type Keychain, proxyPrefix } from '../keychain/keychain'

/** Who asks: the proxy with its port, and the realm it names. */
export interface ProxyQuestion {
  proxy: string
  realm: string
}

/** What a proxy is told. */
export interface ProxyAnswer {
  userName: string
  password: string
}

/**
 * One try through the proxy. Calls `answer` when the proxy asks, with what to tell it; null gives up.
 * `through`: the proxy let us by; `refused`: it asked again after an answer; `failed`: it was not about a log-in; `silent`: nothing came in time.
 */
export type ProxyTry = (
  answer: (question: ProxyQuestion) => Promise<ProxyAnswer | null>,
) => Promise<'through' | 'refused' | 'failed' | 'silent'>

const Stored = z.object({ userName: z.string(), password: z.string() })

/**
 * Log-ins at proxies that ask for one. Answers rest in the keychain, one a proxy and realm; what is not there is asked
 * of the operator, without holding up the request: it fails, and is made again once they have answered.
 */
export class ProxyLogins {
  private readonly asked = new Map<string, AskedProxyLogin>()

  /** @param onChange hears of every change in what is asked. */
  constructor(
    private readonly keychain: Keychain,
    private readonly onChange: (asked: AskedProxyLogin[]) => void,
  ) {}

  /**
   * After a request ended at the proxy: was it for want of a log-in, and has it been given now? Null when it was not
   * about a log-in; else the question that stands, or `through`.
   */
  async logIn(attempt: ProxyTry): Promise<ProxyQuestion | 'through' | null> {
    let question: ProxyQuestion | null = null
    const ended = await attempt(async (asked) => {
      question = asked
      return this.read(asked)
    })
    return this.conclude(ended, question)
  }

  /** The operator's answer; it is tried with the next request. Code: `keychain.unavailable`. */
  async answer(question: ProxyQuestion, given: ProxyAnswer): Promise<Outcome<void>> {
    const secret = JSON.stringify(given satisfies z.input<typeof Stored>)
    const kept = await this.keychain.write(keyOf(question), { kind: 'secret', secret })
    if (kept.ok) this.settle(question)
    return kept
  }

  /** The operator does not want to answer now: they are not asked again until they say so. */
  decline({ proxy, realm }: ProxyQuestion): void {
    this.note({ proxy, realm, state: 'declined' })
  }

  /** They want to answer after all. */
  reopen({ proxy, realm }: ProxyQuestion): void {
    this.note({ proxy, realm, state: 'asking' })
  }

  private async conclude(
    ended: Awaited<ReturnType<ProxyTry>>,
    question: ProxyQuestion | null,
  ): Promise<ProxyQuestion | 'through' | null> {
    switch (ended) {
      case 'through':
        if (question !== null) this.settle(question)
        return question === null ? null : 'through'
      case 'refused':
        // What the proxy does not take is of no use the next time either.
        if (question !== null) {
          await this.keychain.remove(keyOf(question))
          this.ask(question, 'refused')
        }
        return question
      case 'failed':
        if (question !== null) this.ask(question, 'asking')
        return question
      case 'silent':
        // It may well have taken the answer: nobody is asked for another one.
        return null
      default:
        return assertNever(ended)
    }
  }

  private async read(question: ProxyQuestion): Promise<ProxyAnswer | null> {
    const read = await this.keychain.read(keyOf(question), { quietly: true })
    if (!read.ok || read.value?.kind !== 'secret') return null
    return parse(read.value.secret)
  }

  private ask({ proxy, realm }: ProxyQuestion, state: AskedProxyLogin['state']): void {
    // Whoever said "not now" is not asked again by the next request.
    if (!this.asked.has(keyOf({ proxy, realm }))) this.note({ proxy, realm, state })
  }

  private note(asked: AskedProxyLogin): void {
    this.asked.set(keyOf(asked), asked)
    this.onChange([...this.asked.values()])
  }

  private settle(question: ProxyQuestion): void {
    if (this.asked.delete(keyOf(question))) this.onChange([...this.asked.values()])
  }
}

/** Entries are named like tenants' (`proxy-...`, which no tenant has); a realm may be any text. */
function keyOf({ proxy, realm }: ProxyQuestion): TenantKey {
  const digest = createHash('sha256').update(`${proxy}\n${realm}`).digest('hex').slice(0, 32)
  return TenantKey.parse(`${proxyPrefix}${digest}`)
}

function parse(secret: string): ProxyAnswer | null {
  try {
    const stored = Stored.safeParse(JSON.parse(secret))
    return stored.success ? stored.data : null
  } catch {
    return null
  }
}
