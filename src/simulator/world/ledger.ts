/** One change of the world at the moment it really happened, whoever may have noticed it since. */
export interface LedgerEntry {
  /** Epoch ms by the simulator's clock. */
  at: number
  tenantId: string
  accountId?: string
  deviceId?: string
  room: string | null
  what: LedgerEvent
  detail?: string
}

export type LedgerEvent =
  | 'deviceDisconnected'
  | 'deviceConnected'
  | 'presenceOffline'
  | 'presenceOnline'
  | 'peripheralDisconnected'
  | 'peripheralConnected'
  | 'signedOut'
  | 'signedIn'
  | 'softwareChanged'
  | 'operationChanged'
  | 'consentChanged'
  | 'secretExpired'
  | 'secretRotated'
  | 'signInHindered'
  | 'certificateUploaded'
  | 'serviceChanged'

const LONGEST = 200_000

/** The true times of every change, so that the delay until somebody was told can be measured. */
export class Ledger {
  #entries: LedgerEntry[] = []

  add(entry: LedgerEntry): void {
    this.#entries.push(entry)
    if (this.#entries.length > LONGEST) this.#entries.splice(0, LONGEST / 2)
  }

  /** Every change kept, oldest first. */
  list(): LedgerEntry[] {
    return [...this.#entries]
  }
}
