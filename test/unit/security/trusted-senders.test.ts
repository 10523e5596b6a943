import { expect, it } from 'vitest'
import { builtPage } from '../../../src/main/security/app-page'
import { createTrustedSenders, type Sender } from '../../../src/main/security/trusted-senders'

const mainFrame = { processId: 7, routingId: 1, origin: builtPage.origin }
const fromMainFrame: Sender = { sender: { id: 3, mainFrame }, senderFrame: mainFrame }

function trustingWindow3() {
  const senders = createTrustedSenders(builtPage)
  senders.trust(3)
  return senders
}

it.each<[string, Sender]>([
  ['another window', { ...fromMainFrame, sender: { id: 4, mainFrame } }],
  ['a frame inside the page', { ...fromMainFrame, senderFrame: { ...mainFrame, routingId: 2 } }],
  ['a frame of another process', { ...fromMainFrame, senderFrame: { ...mainFrame, processId: 8 } }],
  [
    'another origin in the main frame',
    { ...fromMainFrame, senderFrame: { ...mainFrame, origin: 'https://evil.example' } },
  ],
  ['a page without an origin', { ...fromMainFrame, senderFrame: { ...mainFrame, origin: 'null' } }],
  ['a frame that is gone', { ...fromMainFrame, senderFrame: null }],
])('does not listen to %s', (_who, event) => {
  expect(trustingWindow3().isTrusted(event)).toBe(false)
})

it('listens to the main frame of a window of ours', () => {
  expect(trustingWindow3().isTrusted(fromMainFrame)).toBe(true)
})
