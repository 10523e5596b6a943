import type { ErrorCode } from '../../errors'

const othersGoOn = 'Other channels are not affected, and the incident stays in the list.'

/** Words for messages that did not arrive. */
export const deliveryErrorWords: Record<
  Extract<ErrorCode, `delivery.${string}`>,
  { happened: string; stillWorks: string; fix: string }
> = {
  'delivery.refused': {
    happened: 'The receiver refused the message.',
    stillWorks: othersGoOn,
    fix: 'Check the address of the channel: a workflow or webhook may have been removed. Then press Test.',
  },
  'delivery.signInRefused': {
    happened: 'The receiver refused the sign-in or key of this channel.',
    stillWorks: othersGoOn,
    fix: 'Enter the address, key or password anew, then press Test.',
  },
  'delivery.secretMissing': {
    happened: 'The address, key or password of this channel is not in the keychain.',
    stillWorks: othersGoOn,
    fix: 'Edit the channel and enter it again.',
  },
  'delivery.throttled': {
    happened: 'The receiver gets too many messages.',
    stillWorks: 'Roomwall waits as long as it was asked to, and tries again.',
    fix: 'If it happens often, send less there by routes.',
  },
  'delivery.serverError': {
    happened: 'The receiver has a trouble of its own.',
    stillWorks: 'Roomwall tries again for four hours; after that the message is kept under “Not delivered”.',
    fix: 'Wait, or ask whoever runs the receiver.',
  },
  'delivery.unreachable': {
    happened: 'The receiver could not be reached.',
    stillWorks: 'Roomwall tries again for four hours; after that the message is kept under “Not delivered”.',
    fix: 'Check the address, this computer’s network, and whether a proxy or firewall lets it through.',
  },
  'delivery.certificateRejected': {
    happened: 'The receiver’s certificate is not trusted here.',
    stillWorks: 'Nothing was sent. Roomwall tries again for four hours.',
    fix: 'Check that the address is right. A receiver of your own needs a certificate this computer trusts.',
  },
  'delivery.answerLost': {
    happened: 'The message was sent, but no answer came. It may or may not have arrived.',
    stillWorks: othersGoOn,
    fix: 'Look at the receiver. Send it again only if it is not there: this receiver would show it twice.',
  },
}
