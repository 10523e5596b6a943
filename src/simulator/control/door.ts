import { randomBytes } from 'node:crypto'
import Fastify from 'fastify'
import type { SimulatorControl } from './control'

export interface ControlDoor {
  url: string
  key: string
  close(): Promise<void>
}

type Verb = keyof SimulatorControl

/**
 * Opens the control verbs to other processes: `POST /<verb>` with a JSON body and `Authorization: Bearer <key>`, on a
 * loopback port of its own. The answer is `{"ok": true, "value": ...}`, or 400 with `{"ok": false, "message": ...}`.
 */
export async function openControlDoor(control: SimulatorControl): Promise<ControlDoor> {
  const key = randomBytes(24).toString('base64url')
  const server = Fastify({ forceCloseConnections: true })
  server.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${key}`) return reply.code(401).send({ ok: false })
    return undefined
  })
  server.setErrorHandler((error: Error, _request, reply) =>
    reply.code(400).send({ ok: false, message: error.message }),
  )
  server.post<{ Params: { verb: string } }>('/:verb', async ({ params, body }, reply) => {
    const { verb } = params
    if (!isVerb(control, verb))
      return reply.code(404).send({ ok: false, message: `There is no verb '${verb}'` })
    // `advance` takes a bare number; over the door it is {"ms": 1000} like every other verb's object.
    const argument = verb === 'advance' ? (body as { ms: number }).ms : body
    const run = control[verb] as (argument: unknown) => unknown
    return { ok: true, value: (await run(argument)) ?? null }
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, key, close: () => server.close() }
}

function isVerb(control: SimulatorControl, text: string): text is Verb {
  return Object.hasOwn(control, text)
}
