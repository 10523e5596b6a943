import type { ErrorCode, Failure } from '../../errors'

interface DeliveryWords {
  happened: string
  stillWorks: string
  fix: string
}

const othersGoOn = 'Other channels are not affected, and the incident stays in the list.'

/** Words for messages that did not arrive. */
export const deliveryErrorWords: Record<
  Extract<ErrorCode, `delivery.${string}`>,
  DeliveryWords | ((failure: Failure) => DeliveryWords)
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
  'delivery.unreachable': ({ params = {} }) => ({
    happened: 'The receiver could not be reached.',
    stillWorks: 'Roomwall tries again for four hours; after that the message is kept under “Not delivered”.',
    fix: 'Check the address, this computer’s network, and whether a proxy or firewall lets it through.',
    ...obstacleWords(params),
  }),
  'delivery.certificateRejected': {
    happened: 'The receiver’s certificate is not trusted here.',
    stillWorks: 'Nothing was sent. Roomwall tries again for four hours.',
    fix: 'Check that the address is right. A receiver of your own needs a certificate this computer trusts.',
  },
  'delivery.answerLost': ({ params = {} }) => ({
    happened: `The message was sent, but ${params.reason === 'timeout' ? 'no answer came in time' : 'the connection broke before an answer came'}. It may or may not have arrived.`,
    stillWorks: othersGoOn,
    fix: 'Look at the receiver. Send it again only if it is not there: this receiver would show it twice.',
  }),
}

/** What was in the way, where it has a name. */
function obstacleWords({ reason, proxy, host }: NonNullable<Failure['params']>): Partial<DeliveryWords> {
  const itsProxy = proxy === undefined ? 'The proxy' : `The proxy ${proxy}`
  switch (reason) {
    case 'name':
      return {
        happened: 'The receiver was not found: no computer answers to the name in its address.',
        fix: 'Check the address for a slip, and whether this computer is online and its DNS knows the name.',
      }
    case 'refused':
      return {
        happened: 'Nothing listens at the receiver’s address: the connection was refused.',
        fix: 'Check the address and its port, and whether the receiver runs.',
      }
    case 'noWay':
      return {
        happened: 'There is no way to the receiver from this network.',
        fix: 'Check whether this computer is online, and whether a VPN is needed.',
      }
    case 'proxy':
      return {
        happened: 'The proxy of this computer could not be reached, or did not open a way to the receiver.',
        fix: 'Check the proxy in the settings of this computer, or ask whoever runs it.',
      }
    case 'blocked':
      return {
        happened: 'The request was blocked on this computer before it left.',
        fix: 'Check the address and its port: some ports are never used for the web. Otherwise a policy of this computer or a security program blocks it; ask whoever runs them.',
      }
    case 'network.proxyAuthRequired':
      return {
        happened: `${itsProxy} asks for a log-in.`,
        fix: 'Enter your name and password for the proxy. They are kept in the keychain of this computer.',
      }
    case 'network.proxyRefused':
      return {
        happened: `${itsProxy} does not let Roomwall through to the receiver.`,
        fix: 'Ask whoever runs the proxy to let the receiver’s host through.',
      }
    case 'network.hostNotAllowed':
      return {
        happened: `The request was about to go to ${host ?? 'another host'} and was held back.`,
        fix: 'Enter the receiver’s final address: Roomwall does not follow it to another host.',
      }
    default:
      return {}
  }
}
