import type { Clock } from './clock'
import type { Logger } from './logger'

/** A part with a life. `stop` leaves nothing running and may be called once after `start`. */
export interface Service {
  readonly name: string
  start(): Promise<void>
  stop(): Promise<void>
}

/** Starts them one after another, in this order. */
export async function startServices(services: readonly Service[]): Promise<void> {
  for (const service of services) await service.start()
}

/**
 * Stops all of them, in the reverse of this order. One that throws is logged and holds up none; after `capMs` in all the
 * rest is told to stop, and no longer waited for.
 */
export async function stopServices(
  services: readonly Pick<Service, 'name' | 'stop'>[],
  { clock, logger, capMs }: { clock: Clock; logger: Logger; capMs: number },
): Promise<void> {
  let cancelCap = () => {}
  const cap = new Promise<'late'>((resolve) => {
    cancelCap = clock.schedule(capMs, () => resolve('late'))
  })
  for (const service of services.toReversed()) {
    const { name } = service
    const stopped = service
      .stop()
      .catch((bug) => logger.error('A part did not end well', { part: name, bug }))
    if ((await Promise.race([stopped, cap])) === 'late')
      logger.warn('A part did not end in time', { part: name })
  }
  cancelCap()
}
