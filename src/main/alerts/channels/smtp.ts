import type { ErrorCode } from '../../../shared/errors'
import type { MailRoute, SendMail } from './mail'
import { type Attempt, failed } from './receiver'

/** nodemailer keeps its own time; these are its limits for a connection, the greeting and silence, ms. */
const limits = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/** Sends a letter by SMTP, each on a connection of its own. With `starttls` nothing is said before the encryption. */
export const sendBySmtp: SendMail = async (route, letter) => {
  // Loaded with the first letter, not with the app.
  const { createTransport } = await import('nodemailer')
  const progress = watchProgress()
  const transport = createTransport({
    logger: progress.logger,
    host: route.host,
    port: route.port,
    secure: route.security === 'tls',
    requireTLS: route.security === 'starttls',
    ignoreTLS: route.security === 'none',
    ...(route.signIn === null ? {} : { auth: { user: route.signIn.user, pass: route.signIn.password } }),
    tls: route.caPem === null ? {} : { ca: route.caPem },
    ...limits,
  })
  try {
    const { response } = await transport.sendMail({
      from: letter.from,
      to: [...letter.to],
      subject: letter.subject,
      text: letter.text,
      messageId: letter.messageId,
      references: [...letter.references],
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return { isDelivered: true, answer: String(response ?? '') }
  } catch (thrown) {
    return judge(thrown, route, progress.isHandedOver())
  } finally {
    transport.close()
  }
}

/** What nodemailer's errors carry. */
interface SmtpTrouble {
  code: string
  status: number | null
  response: string
  message: string
}

/**
 * Knows when the whole letter had left: nodemailer says so only to its logger, and its errors of a lost connection do not
 * tell where they happened. Nothing is written anywhere.
 */
function watchProgress() {
  let isHandedOver = false
  const ignore = () => {}
  const info = (entry: unknown) => {
    if (typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'message')
      isHandedOver = true
  }
  return {
    logger: { trace: ignore, debug: ignore, info, warn: ignore, error: ignore, fatal: ignore },
    isHandedOver: () => isHandedOver,
  }
}

function judge(thrown: unknown, { host }: MailRoute, isHandedOver: boolean): Attempt {
  const trouble = readTrouble(thrown)
  const answer = trouble.response === '' ? null : trouble.response.slice(0, 10_000)
  const status = trouble.status ?? undefined
  // Cut off after the letter was handed over: it may have been taken.
  if (trouble.status === null && isHandedOver) {
    return { isDelivered: false, failure: { code: 'delivery.answerLost' }, answer, isUncertain: true }
  }
  return failed({ code: codeOf(trouble), status, params: { host } }, answer)
}

const certificateTroubles = /CERT|SELF.SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|certificate|altname/i

function codeOf({ code, status, message }: SmtpTrouble): ErrorCode {
  // 454 is "not now" also of a sign-in.
  if (status !== null && status >= 400 && status < 500) return 'delivery.serverError'
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'delivery.signInRefused'
  if (status !== null) return 'delivery.refused'
  if (code === 'ETLS' || certificateTroubles.test(`${code} ${message}`)) return 'delivery.certificateRejected'
  return 'delivery.unreachable'
}

function readTrouble(thrown: unknown): SmtpTrouble {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const field = (name: string): unknown =>
    typeof thrown === 'object' && thrown !== null && name in thrown ? Reflect.get(thrown, name) : undefined
  const status = field('responseCode')
  return {
    code: String(field('code') ?? ''),
    status: typeof status === 'number' ? status : null,
    response: String(field('response') ?? ''),
    message,
  }
}
