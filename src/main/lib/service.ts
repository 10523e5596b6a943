/** A part with a life. `stop` leaves nothing running and may be called once after `start`. */
export interface Service {
  readonly name: string
  start(): Promise<void>
  stop(): Promise<void>
}
