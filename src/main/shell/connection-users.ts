/** One who uses connections that are shared by name. */
export interface ConnectionUser {
  /** Connections are not being closed any more. */
  ready: Promise<unknown>
  /** Closes them, unless somebody else still uses them. A second call changes nothing. */
  leave(): Promise<void>
}

/** Who uses which connections: closing ends all requests that are under way on them, so only the last one does it. */
export class ConnectionUsers {
  private readonly shared = new Map<string, { users: number; closing: Promise<unknown> }>()

  /** @param close closes everything that goes by this name. */
  enter(name: string, close: () => Promise<void>): ConnectionUser {
    const one = this.shared.get(name) ?? { users: 0, closing: Promise.resolve() }
    this.shared.set(name, one)
    one.users += 1
    let isHere = true
    return {
      ready: one.closing,
      async leave() {
        if (!isHere) return
        isHere = false
        one.users -= 1
        if (one.users > 0) return
        const closing = close()
        one.closing = closing.catch(() => {})
        await closing
      },
    }
  }
}
