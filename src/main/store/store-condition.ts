import type { Failure } from '../../shared/errors'

/** How the store itself is. `replaced`: the file was damaged, is kept at `setAsidePath`, and a new one was begun. */
export interface StoreCondition {
  state: 'ready' | 'replaced' | 'diskFull'
  setAsidePath: string | null
  /** The last failure, until something was written again. */
  error: Failure | null
}

/** Keeps the condition and tells who listens when it changes. */
export class ConditionKeeper {
  #error: Failure | null = null
  #isLasting = false
  readonly #setAsidePath: string | null
  readonly #listeners = new Set<() => void>()

  constructor(setAsidePath: string | null) {
    this.#setAsidePath = setAsidePath
  }

  read(): StoreCondition {
    const usual = this.#setAsidePath === null ? 'ready' : 'replaced'
    return {
      state: this.#error?.code === 'store.diskFull' ? 'diskFull' : usual,
      setAsidePath: this.#setAsidePath,
      error: this.#error,
    }
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** `isLasting`: no later success takes it back (the file is damaged). */
  noteFailure(error: Failure, isLasting: boolean): void {
    if (this.#isLasting) return
    this.#isLasting = isLasting
    const isSame = this.#error?.code === error.code && this.#error.serviceCode === error.serviceCode
    this.#error = error
    if (!isSame) this.#tell()
  }

  noteSuccess(): void {
    if (this.#error === null || this.#isLasting) return
    this.#error = null
    this.#tell()
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
