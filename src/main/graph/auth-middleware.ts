import type { Context, Middleware } from '@microsoft/microsoft-graph-client'
import type { TokenProvider } from '../auth/token-provider'
import type { Clock } from '../lib/clock'
import { noteOf } from './request-note'

/** A service that refuses fresh tokens must not make us ask for one with every request. */
const forgetAtMostEveryMs = 60_000

/** Puts the token on a request. After a 401 it forgets the token, once, and sends the request once more. */
export function createAuthMiddleware(options: { tokens: TokenProvider; clock: Clock }): Middleware {
  const { tokens, clock } = options
  let next: Middleware | null = null
  let forgottenAt: number | null = null
  let forgottenToken: string | null = null

  const mayForget = () => forgottenAt === null || clock.monotonicMs() - forgottenAt >= forgetAtMostEveryMs

  return {
    setNext(following: Middleware) {
      next = following
    },
    async execute(context: Context) {
      const note = noteOf(context)
      const first = await tokens.token(note.facts.signal)
      if (!first.ok) {
        note.result = { kind: 'failure', failure: first.error, neverArrived: true }
        return
      }
      note.accessToken = first.value.accessToken
      await next?.execute(context)
      if (note.result?.kind !== 'answer' || note.result.answer.status !== 401) return

      // Of several requests refused together only the first forgets; the others find a newer token already.
      let second = await tokens.token(note.facts.signal)
      if (second.ok && second.value.accessToken === note.accessToken) {
        if (note.accessToken !== forgottenToken) {
          if (!mayForget()) return
          forgottenAt = clock.monotonicMs()
          forgottenToken = note.accessToken
          tokens.forget()
        }
        second = await tokens.token(note.facts.signal)
      }
      if (!second.ok) {
        note.result = { kind: 'failure', failure: second.error, neverArrived: true }
        return
      }
      // The sign-in service is away and the refused token is all there is: nothing gained by sending it again.
      if (second.value.accessToken === note.accessToken) return
      note.accessToken = second.value.accessToken
      await next?.execute(context)
    },
  }
}
