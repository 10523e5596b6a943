import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebhookEvent } from '../../../src/shared/model/webhook-event'
import { consoleOpener } from '../../support/console-under-test'
import { addChannel, goOffline } from '../../support/notification-requests'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver'

let receiver: WebhookReceiver
beforeEach(async () => {
  receiver = await startWebhookReceiver()
})
afterEach(() => receiver.close())

const open = consoleOpener()

it('the contacts of a site are kept, and are part of the messages about it', async () => {
  const console = await open({ receiver })
  await addChannel(console, {
    name: 'Tickets',
    settings: { kind: 'webhook', deduplicates: false },
    secrets: { url: receiver.url },
  })
  await console.clock.advance(120_000)
  const ann = { name: 'Ann', phone: '+47 1', mail: 'ann@example.com', note: 'has the keys' }
  for (const { tenantKey, site } of await console.rooms()) {
    if (site !== null) await console.core.handlers['contacts.save']({ tenantKey, site, contacts: [ann] })
  }
  await goOffline(console)
  expect(WebhookEvent.parse(receiver.posts[0]?.body).incidents[0]?.contacts).toEqual([ann])

  await console.reopen()
  const listed = await console.core.handlers['contacts.list'](null)
  expect(listed.ok && listed.value[0]?.contacts).toEqual([ann])
})
