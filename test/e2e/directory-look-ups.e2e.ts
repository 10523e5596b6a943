import { createSecureServer, type Http2ServerResponse } from 'node:http2'
import { expect, test } from '@playwright/test'
import { createCertificate, createServerKey } from '../../src/simulator/certificate'
import { launchApp } from '../support/launch-electron'
import { ask, makeFolder, removeFolder } from './demo-app'

const directoryId = '11111111-2222-4333-8444-555555555555'

/** A sign-in service that keeps whoever asks for `slow.example` waiting. By HTTP/2, like Microsoft's: all requests are on one connection. */
async function startSlowService() {
  const hour = 60 * 60_000
  const validity = { fromMs: Date.now() - hour, toMs: Date.now() + hour }
  const certificate = createCertificate(await createServerKey(), 'Sign-in', validity, ['localhost'])
  const held: Http2ServerResponse[] = []
  const answer = (response: Http2ServerResponse) => {
    const issuer = `${url}/${directoryId}/v2.0`
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ issuer, token_endpoint: `${url}/${directoryId}/oauth2/v2.0/token` }))
  }
  const keys = { key: certificate.privateKeyPem, cert: certificate.certificatePem }
  const server = createSecureServer(keys, (request, response) => {
    if (request.url?.includes('slow.example')) held.push(response)
    else answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `https://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    url,
    caPem: certificate.certificatePem,
    held,
    letGo: () => held.splice(0).forEach(answer),
    close: () => server.close(),
  }
}

test('of two look-ups the one that is done first does not end the other', async () => {
  const service = await startSlowService()
  const folder = makeFolder()
  const { app, window } = await launchApp({ userDataDir: folder })
  const custom = { authorityUrl: service.url, graphUrl: service.url, caPem: service.caPem }
  const lookUp = (domain: string) =>
    ask(window, 'tenants.resolveDirectory', { directoryId: domain, cloud: 'custom', custom })
  try {
    const slow = lookUp('slow.example')
    await expect.poll(() => service.held.length).toBe(1)
    expect(await lookUp('quick.example')).toEqual({ directoryId })
    service.letGo()
    expect(await slow).toEqual({ directoryId })
  } finally {
    await app.close()
    service.close()
    removeFolder(folder)
  }
})
