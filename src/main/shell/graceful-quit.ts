import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { type Service, stopServices } from '../lib/service'

/** The part of Electron's `app` that the end needs. */
export interface EndableApp {
  on(event: 'will-quit', listener: (event: { preventDefault(): void }) => void): unknown
  quit(): void
  exit(exitCode: number): void
}

/** Something to end before the process may end. */
type Ending = Pick<Service, 'name' | 'stop'>

/** Ends the app in order. */
export interface GracefulQuit {
  /** Adds a part; parts end in the reverse order of their adding. */
  add(ending: Ending): void
  /** Closes the windows, ends every part, and leaves with `exitCode`. */
  quit(exitCode: number): void
  /** Has the end begun? What is not yet started then must not be. */
  isEnding(): boolean
}

const capMs = 5_000

/**
 * Holds the end of the app until every part has ended, 5 s at most each, however the end came about: the last
 * window closed, the menu, a signal, or {@link GracefulQuit.quit}. A crash needs none of this: what is on disk is
 * whole at any instant.
 */
export function createGracefulQuit(app: EndableApp, clock: Clock, logger: Logger): GracefulQuit {
  const endings: Ending[] = []
  let exitCode = 0
  let isQuitting = false
  let isEnding = false

  // After the windows are gone: nothing seems to hang while the parts end.
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (isEnding) return
    isEnding = true
    endAll().then(() => app.exit(exitCode))
  })

  return {
    add: (ending) => void endings.push(ending),
    quit(code) {
      exitCode = code
      isQuitting = true
      app.quit()
    },
    isEnding: () => isQuitting || isEnding,
  }

  async function endAll(): Promise<void> {
    for (const ending of endings.toReversed()) await stopServices([ending], { clock, logger, capMs })
    logger.info('Roomwall ends', { exitCode })
  }
}
