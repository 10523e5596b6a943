import { app, type WebContents } from 'electron'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'

const crashesAllowed = 3
const windowMs = 60_000

/**
 * Loads a page again when its process ends, and says so in the log. A page that ends again and again is left
 * alone, since loading it once more would only heat the computer.
 */
export function reloadAfterCrash(contents: WebContents, clock: Clock, logger: Logger): void {
  let crashes: number[] = []
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    const now = clock.monotonicMs()
    crashes = [...crashes.filter((at) => at > now - windowMs), now]
    const isGivenUp = crashes.length > crashesAllowed
    logger.error('The window ended unexpectedly', { reason, exitCode, isReloaded: !isGivenUp })
    if (!isGivenUp) contents.reload()
  })
  contents.on('unresponsive', () => logger.warn('The window does not respond'))
  contents.on('responsive', () => logger.info('The window responds again'))
}

/** Brings every failure that nobody awaited, and every helper process that ends, into the log. */
export function logSurprises(logger: Logger): void {
  process.on('unhandledRejection', (error) => logger.error('A failure that nobody handled', { error }))
  process.on('uncaughtException', (error) => logger.error('An exception that nobody handled', { error }))
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit') logger.error('A helper process ended', { type, name, reason, exitCode })
  })
}
