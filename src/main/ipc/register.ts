import type { z } from 'zod'
import { type Failure, fail, type Outcome } from '../../shared/errors'
import { type RequestOutput, requests } from '../../shared/ipc/contract'
import { type RequestName, requestChannel, requestNames } from '../../shared/ipc/names'
import type { Reply } from '../../shared/ipc/reply'
import type { Logger } from '../lib/logger'
import { shapeOf } from '../lib/shape'
import type { Sender } from '../security/trusted-senders'
import type { Answers, Handler, Handlers } from './handler'
import { writeMessage } from './message-text'

// The same table, written so that the compiler sees which input belongs to which handler.
const contract: { [N in RequestName]: { input: z.ZodType<z.output<(typeof requests)[N]['input']>> } } =
  requests

/** The part of Electron's `ipcMain` that requests need. */
interface RequestReceiver {
  handle(channel: string, listener: (event: Sender, input: unknown) => Promise<string>): void
}

export interface RequestRegistration {
  receiver: RequestReceiver
  /** Requests that come before they are there wait for them: the window opens while the core still loads. */
  answers: Promise<Answers>
  isTrusted: (event: Sender) => boolean
  logger: Logger
  /**
   * Compare every answer with the contract as well. A mismatch is our bug, which types catch in all but data read
   * back from disk; released apps leave it out.
   */
  checksAnswers: boolean
}

/**
 * Answers every request of the contract: sender, then input, then the handler, and whatever happens a
 * {@link Reply}, as text (see message-text.ts). A handler that throws is logged and answered with `request.failed`.
 */
export function registerRequests(registration: RequestRegistration): void {
  for (const name of requestNames) {
    registration.receiver.handle(requestChannel(name), async (event, input) =>
      writeMessage(await answer(registration, name, event, input)),
    )
  }
}

async function answer(
  { answers, isTrusted, logger, checksAnswers }: RequestRegistration,
  name: RequestName,
  event: Sender,
  input: unknown,
): Promise<Reply<unknown>> {
  try {
    if (!isTrusted(event)) {
      logger.warn('A request from an unknown sender was refused', { request: name })
      return refuse('request.notAllowed')
    }
    const outcome = await run(await answers, name, input)
    if (outcome === 'invalid') {
      logger.warn('A request with malformed input was refused', { request: name })
      return refuse('request.invalid')
    }
    const output: z.ZodType = requests[name].output
    if (checksAnswers && outcome.ok && !shapeOf(output)(outcome.value)) {
      const check = output.safeParse(outcome.value)
      if (!check.success) throw new Error(`Answer against the contract: ${check.error.message}`)
    }
    return outcome
  } catch (error) {
    logger.error('A request failed unexpectedly', { request: name, error })
    return refuse('request.failed')
  }
}

function run<N extends RequestName>(
  answers: Answers,
  name: N,
  input: unknown,
): Promise<Outcome<RequestOutput<N>> | 'invalid'> {
  const parsed = contract[name].input.safeParse(input)
  if (!parsed.success) return Promise.resolve('invalid')
  return handlerOf(answers, name)(parsed.data)
}

function handlerOf<N extends RequestName>({ handlers, refusal }: Answers, name: N): Handler<N> {
  if (refusal === null) return handlers[name]
  const some: Partial<Handlers> = handlers
  return some[name] ?? (async () => ({ ok: false, error: refusal }))
}

function refuse(code: Failure['code']): Reply<never> {
  return fail(code)
}
