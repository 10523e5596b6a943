import type { z } from 'zod'
import type { Failure, Outcome } from '../../shared/errors'
import type { RequestOutput, requests } from '../../shared/ipc/contract'
import type { RequestName } from '../../shared/ipc/names'

/** Answers one request; its input is already parsed. Expected failures are outcomes, a throw is a bug. */
export type Handler<N extends RequestName> = (
  input: z.output<(typeof requests)[N]['input']>,
) => Promise<Outcome<RequestOutput<N>>>

/** One handler a request: a forgotten one does not compile. */
export type Handlers = { [N in RequestName]: Handler<N> }

/** What answers the window: a handler for each request; without a core for some, and `refusal` for the others. */
export type Answers =
  | { handlers: Handlers; refusal: null }
  | { handlers: Partial<Handlers> & Pick<Handlers, 'preferences.read'>; refusal: Failure }
