/** Collects what must be undone, and undoes it in reverse order, once. */
export interface Disposables {
  /** After `dispose` the function runs at once: a late subscriber leaves nothing behind. */
  add(undo: () => void): void
  dispose(): void
}

export function createDisposables(): Disposables {
  const undos: (() => void)[] = []
  let isDisposed = false
  return {
    add(undo) {
      if (isDisposed) undo()
      else undos.push(undo)
    },
    dispose() {
      isDisposed = true
      for (let undo = undos.pop(); undo; undo = undos.pop()) undo()
    },
  }
}
