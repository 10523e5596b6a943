import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { createCertificate, createServerKey } from '../../src/simulator/certificate'

/** An SMTP server of the test's own. */
export interface MailReceiver {
  port: number
  caPem: string
  /** Whole letters, as they came over the wire. */
  letters: string[]
  close(): Promise<void>
}

/** Starts it on loopback with STARTTLS; `hangsUp` takes a letter and says nothing of it. Whoever signs in is `noc` with the password `right`. */
export async function startMailReceiver(
  options: SMTPServerOptions & { hangsUp?: boolean } = {},
): Promise<MailReceiver> {
  const day = 24 * 60 * 60_000
  const validity = { fromMs: Date.now() - day, toMs: Date.now() + day }
  const certificate = createCertificate(await createServerKey(), 'Mail', validity, ['localhost'])
  const letters: string[] = []
  const server: SMTPServer = new SMTPServer({
    key: certificate.privateKeyPem,
    cert: certificate.certificatePem,
    authOptional: true,
    onAuth: ({ username, password }, _session, answer) => {
      if (username === 'noc' && password === 'right') answer(null, { user: username })
      else answer(Object.assign(new Error('Authentication failed'), { responseCode: 535 }))
    },
    onData(stream, _session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString())
        if (options.hangsUp) for (const connection of server.connections) connection.close()
        else answer(null, 'queued as 42')
      })
    },
    ...options,
  })
  // A client that turns away from the certificate is what some tests are about.
  server.on('error', () => {})
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  return {
    port,
    caPem: certificate.certificatePem,
    letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
