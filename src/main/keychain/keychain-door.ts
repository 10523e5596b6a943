import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import type { TenantKey } from '../../shared/model/tenant'
import type { Clock } from '../lib/clock'
import { Line } from '../lib/line'
import { type Credential, type Keychain, pendingPrefix } from './keychain'
import type { KeychainTrouble } from './keychain-trouble'

/** An answer that takes longer waits for a person: nothing else in a keychain is slow. */
const askingAfterMs = 2_000
/** Sooner nobody has read a question, let alone closed it. */
const dismissedAfterMs = 700

/** The keychain as everybody in the console uses it. */
export interface KeychainDoor extends Keychain {
  /** Tells what each real use of the keychain found; null = it can be used. Returns how to stop. */
  onFinding(listener: (trouble: Failure | null) => void): () => void
}

/**
 * The one door to the system's keychain. One question at a time: each blocks a thread until it is answered, perhaps by a
 * person, and many would ask the operator many times. What was read or written in this run is remembered, so a keychain
 * that is locked later stops nobody who is signed in (decision 0027). Where it is known to refuse, quiet readers get the
 * refusal without asking.
 */
export function createKeychainDoor(keychain: Keychain, clock: Clock): KeychainDoor {
  const remembered = new Map<TenantKey, Credential>()
  const listeners = new Set<(trouble: Failure | null) => void>()
  let trouble: Failure | null = null
  const line = new Line()

  function tell(finding: Failure | null): void {
    trouble = finding
    for (const listener of listeners) listener(finding)
  }

  /** Runs when it is its turn, and tells what that says of the keychain. */
  async function use<T>(run: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const before = trouble
    const from = clock.monotonicMs()
    const cancel = clock.schedule(askingAfterMs, () => tell(unavailable('asking').error))
    const outcome = await run()
    cancel()
    const found = outcome.ok ? outcome : refined(outcome, clock.monotonicMs() - from, before)
    tell(found.ok ? null : found.error)
    return found
  }

  return {
    async read(tenant, manner) {
      const recall = (): Outcome<Credential> | null => {
        const known = remembered.get(tenant)
        if (known) return succeed(known)
        return manner?.quietly && trouble ? { ok: false, error: trouble } : null
      }
      const early = recall()
      if (early) return early
      return line.run(async () => {
        const late = recall()
        if (late) return late
        const read = await use(() => keychain.read(tenant))
        if (read.ok && read.value) remembered.set(tenant, read.value)
        return read
      })
    },
    write: (tenant, credential) =>
      line.run(async () => {
        const written = await use(() => keychain.write(tenant, credential))
        if (written.ok) remembered.set(tenant, { ...credential })
        return written
      }),
    remove: (tenant) =>
      line.run(async () => {
        const removed = await use(() => keychain.remove(tenant))
        if (removed.ok) remembered.delete(tenant)
        return removed
      }),
    removePending: () =>
      line.run(async () => {
        if (trouble) return { ok: false, error: trouble }
        const removed = await use(() => keychain.removePending())
        if (!removed.ok) return removed
        for (const key of remembered.keys()) if (key.startsWith(pendingPrefix)) remembered.delete(key)
        return removed
      }),
    probe: () => line.run(() => use(() => keychain.probe())),
    onFinding(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const unavailable = (reason: KeychainTrouble) => fail('keychain.unavailable', { params: { reason } })

/**
 * A locked keychain that kept us waiting asked somebody, and nobody unlocked it. Then it does so each time, also when the
 * next question is closed faster.
 */
function refined(
  failed: { ok: false; error: Failure },
  tookMs: number,
  before: Failure | null,
): { ok: false; error: Failure } {
  if (failed.error.params?.reason !== ('locked' satisfies KeychainTrouble)) return failed
  const wasAsking = before?.params?.reason === ('dismissed' satisfies KeychainTrouble)
  return tookMs >= dismissedAfterMs || wasAsking ? unavailable('dismissed') : failed
}
