import type { ErrorCode, ErrorFixer, Failure } from '../../errors'
import { errorKinds } from '../../errors'
import { deliveryErrorWords } from './delivery-errors'
import { keychainWords } from './keychain-errors'
import { signInWords } from './sign-in-errors'
import { durationWords } from './time'

/** A failure in words: what happened, what still works, and what to do about it. */
export interface ErrorWords {
  happened: string
  stillWorks: string
  fix: string
}

type Words = ErrorWords | ((failure: Failure) => ErrorWords)

const lastKnownStays =
  'The last known state stays on the wall, marked with its age. Other tenants are not affected.'

/** The permission a failure names, in words; general when it names none. */
function permissionOf(failure: Failure): string {
  const permission = failure.params?.permission
  return permission === undefined ? 'a permission' : `the permission ${permission}`
}

const isSeveral = (failure: Failure): boolean => String(failure.params?.permission ?? '').includes(',')

/** By a refusal, or already by the token that does not hold it. */
function missingPermission(failure: Failure): string {
  const { permission } = failure.params ?? {}
  if (permission === undefined) return 'A permission is missing.'
  return isSeveral(failure)
    ? `The permissions ${permission} are missing.`
    : `The permission ${permission} is missing.`
}

const errorWords: Record<ErrorCode, Words> = {
  'signIn.wrongSecret': {
    happened: 'Microsoft Entra refused the client secret.',
    stillWorks: lastKnownStays,
    fix: 'Create a new client secret in the app registration and enter it here. Copy the value, not the secret id.',
  },
  'signIn.expiredSecret': {
    happened: 'The client secret has expired.',
    stillWorks: lastKnownStays,
    fix: 'Create a new client secret or certificate in the app registration and enter it here.',
  },
  'signIn.unknownApp': {
    happened: 'The app registration was not found in this tenant.',
    stillWorks: lastKnownStays,
    fix: 'Check the application (client) id, or give admin consent for the app in this tenant.',
  },
  'signIn.unknownTenant': {
    happened: 'Microsoft Entra knows no tenant with this directory id or domain.',
    stillWorks: 'Other tenants are not affected.',
    fix: 'Check the directory (tenant) id in the tenant’s settings.',
  },
  'signIn.badCertificate': {
    happened: 'Microsoft Entra refused the certificate.',
    stillWorks: lastKnownStays,
    fix: 'Upload the public part of this certificate to the app registration, or choose the certificate that is there.',
  },
  'signIn.expiredCertificate': {
    happened: 'The certificate has expired, or is not valid yet.',
    stillWorks: lastKnownStays,
    fix: 'Make a new certificate here, upload its public part to the app registration, and switch over to it.',
  },
  'signIn.notConsented': {
    happened: 'The app is registered, but this tenant has not given it consent.',
    stillWorks: lastKnownStays,
    fix: 'A tenant administrator opens the consent link, or chooses “Grant admin consent” under API permissions of the app registration.',
  },
  'signIn.appDisabled': {
    happened: 'The app is switched off in this tenant.',
    stillWorks: lastKnownStays,
    fix: 'In Entra, open Enterprise applications, the app, Properties, and set “Enabled for users to sign-in” to Yes.',
  },
  'signIn.blockedByPolicy': {
    happened: 'A Conditional Access policy of the tenant blocks this app or this place.',
    stillWorks: lastKnownStays,
    fix: 'Let the app’s service principal through in the policy for workload identities, or sign in from an allowed network.',
  },
  'signIn.blockedByNetwork': {
    happened: 'The network of this computer keeps Roomwall from signing in to this tenant.',
    stillWorks: lastKnownStays,
    fix: 'Ask the administrators of this network to let the sign-in to this tenant through.',
  },
  'signIn.wrongCloud': {
    happened: 'This tenant or its Graph is not in the cloud that was chosen.',
    stillWorks: 'Nothing was sent to the other cloud. Other tenants are not affected.',
    fix: 'Choose the cloud of the tenant: global, US Government L4 or L5, or China. App registrations belong to one cloud only.',
  },
  'signIn.wrongClock': {
    happened: 'Microsoft Entra finds the time of this computer wrong.',
    stillWorks: lastKnownStays,
    fix: 'Set date, time and time zone of this computer (switch automatic time on), then try again.',
  },
  'signIn.refused': {
    happened: 'Microsoft Entra refused the sign-in.',
    stillWorks: lastKnownStays,
    fix: 'Look up the code below in the Entra sign-in log. Conditional access for workload identities is a usual cause.',
  },
  'signIn.unreachable': {
    happened: 'The Microsoft sign-in service could not be reached.',
    stillWorks: 'Polling goes on with the current token for as long as it is valid.',
    fix: 'Roomwall tries again by itself. If it lasts, check the network, the proxy and the allowed hosts.',
  },
  'signIn.noCredential': {
    happened: 'There is no secret or certificate for this tenant on this computer.',
    stillWorks: lastKnownStays,
    fix: 'Enter the tenant’s client secret or certificate. Credentials never leave the computer they were entered on.',
  },
  'keychain.unavailable': (failure) => keychainWords(failure.params?.reason),
  'graph.unauthorized': {
    happened: 'Microsoft Graph did not accept the access token.',
    stillWorks: lastKnownStays,
    fix: 'Roomwall asks for a new token and tries again by itself.',
  },
  'graph.permissionMissing': (failure) => ({
    happened: missingPermission(failure),
    stillWorks: 'Everything which does not need this permission goes on.',
    fix: `An administrator adds ${isSeveral(failure) ? 'them' : 'it'} to the app registration as application permissions and gives admin consent (API permissions, “Grant admin consent”).`,
  }),
  'graph.notFound': {
    happened: 'Microsoft Graph does not know this object any more.',
    stillWorks: 'Everything else is read as usual.',
    fix: 'It may have been removed a moment ago. The next read tidies it up.',
  },
  'graph.conflict': {
    happened: 'Microsoft Graph already has the same operation waiting for this device.',
    stillWorks: 'The operation that waits goes on.',
    fix: 'Wait until it has ended, then ask again.',
  },
  'graph.throttled': (failure) => ({
    happened:
      failure.retryAfterMs === undefined
        ? 'Microsoft Graph asked Roomwall to slow down.'
        : `Microsoft Graph asked Roomwall to wait ${durationWords(failure.retryAfterMs)}.`,
    stillWorks: 'Answers keep coming, only later. Other tenants are not slowed.',
    fix: 'Roomwall waits as asked. If it happens often, choose a calmer polling profile.',
  }),
  'graph.serverError': {
    happened: 'Microsoft Graph answered with an error of its own.',
    stillWorks: lastKnownStays,
    fix: 'Roomwall tries again by itself. Look at the Microsoft 365 service health page if it lasts.',
  },
  'graph.unreachable': {
    happened: 'Microsoft Graph could not be reached.',
    stillWorks: lastKnownStays,
    fix: 'Roomwall tries again by itself. If it lasts, check the network, the proxy and the allowed hosts.',
  },
  'graph.certificateRejected': {
    happened: 'The server’s certificate is not trusted.',
    stillWorks: 'Nothing was sent to that server. Other tenants are not affected.',
    fix: 'If your network inspects TLS, install its root certificate on this computer. Otherwise do not go on.',
  },
  'graph.timeout': {
    happened: 'Microsoft Graph did not answer in time.',
    stillWorks: lastKnownStays,
    fix: 'Roomwall tries again by itself.',
  },
  'graph.badAnswer': {
    happened: 'Microsoft Graph sent an answer that Roomwall could not read.',
    stillWorks: 'The readable part is used; the rest reads unknown.',
    fix: 'Tell us: the request id below lets us and Microsoft find it.',
  },
  'graph.badRequest': {
    happened: 'Microsoft Graph did not understand the request.',
    stillWorks: 'Other reads go on.',
    fix: 'This is a fault of Roomwall. Please tell us, with the request id below.',
  },
  'graph.gone': {
    happened: 'Microsoft has withdrawn this part of Microsoft Graph for this tenant.',
    stillWorks: 'Rooms are still watched by the presence of their accounts.',
    fix: 'For devices, Intune can stand in: grant its optional permissions (see Tenants). Roomwall keeps looking whether the interface is back.',
  },
  'graph.notOffered': (failure) => ({
    happened:
      failure.params?.what === 'deviceHealth'
        ? 'Intune does not know the health of Teams devices.'
        : 'This Microsoft cloud has no such service.',
    stillWorks: 'Everything else is read as usual. What is not there is not asked for.',
    fix: 'Nothing can be done in the tenant.',
  }),
  'graph.nobodyToAsk': {
    happened: 'The tenant has no account and no room whose data could be asked for.',
    stillWorks: 'Everything else is read as usual.',
    fix: 'Once there is a room account, it is read by itself.',
  },
  'graph.paymentRequired': {
    happened: 'Microsoft charges for this interface and the tenant has no billing set up for it.',
    stillWorks: 'Everything free of charge goes on.',
    fix: 'An administrator links an Azure subscription to the app registration, or leaves it off.',
  },
  'graph.answerLost': {
    happened: 'The command was sent, but its answer was lost. It may or may not have happened.',
    stillWorks: 'Roomwall watches the device to find out.',
    fix: 'Wait for the outcome in the journal before you send the command again.',
  },
  ...deliveryErrorWords,
  'store.newerFile': {
    happened: 'The data file was written by a newer Roomwall.',
    stillWorks: 'The file was not touched.',
    fix: 'Install the newer version again, restore an older backup under Settings, or start with another data folder.',
  },
  'store.diskFull': {
    happened: 'The disk is full.',
    stillWorks: 'The wall stays live. History and journal are not written until there is room.',
    fix: 'Free some space on the disk that holds the data folder.',
  },
  'store.failed': {
    happened: 'The data file could not be read or written.',
    stillWorks: 'The wall stays live. History may have a gap.',
    fix: 'Restart Roomwall. If it happens again, please tell us.',
  },
  'action.alreadyQueued': {
    happened: 'The same command is already waiting or running for this device.',
    stillWorks: 'The first command goes on; this one was not sent.',
    fix: 'Follow the first command to its end, then ask again if you still need to.',
  },
  'action.readOnly': (failure) => ({
    happened: `The app may read devices in this tenant, not command them: ${permissionOf(failure)} is missing.`,
    stillWorks: 'The device is still watched.',
    fix: 'An administrator adds the permission to the app registration and gives admin consent. Until then use the Teams admin center.',
  }),
  'action.unsupported': {
    happened: 'This device cannot be given this command through the tenant’s device source.',
    stillWorks: 'The device is still watched.',
    fix: 'Use the Teams admin center or the device itself.',
  },
  'tenant.duplicate': (failure) => ({
    happened: `This tenant is already set up${failure.params?.name === undefined ? '' : ` as ${failure.params.name}`}.`,
    stillWorks: 'Nothing was changed.',
    fix: 'Edit the one that is there, or enter the id of another tenant.',
  }),
  'tenant.nameMismatch': {
    happened: 'The name that was typed is not the name of the tenant.',
    stillWorks: 'Nothing was removed.',
    fix: 'Type the name exactly as it is shown.',
  },
  'tenant.certificateLost': {
    happened: 'The certificate made for this tenant is not there any more.',
    stillWorks: 'Nothing was changed.',
    fix: 'Make a new certificate, and upload its public part to the app registration.',
  },
  'file.notWritten': {
    happened: 'The file could not be written there.',
    stillWorks: 'Nothing was changed.',
    fix: 'Choose a folder that you may write to.',
  },
  'file.notRead': {
    happened: 'The file could not be read.',
    stillWorks: 'Nothing was changed.',
    fix: 'Choose a file that is there and that you may read.',
  },
  'tenantFile.notJson': {
    happened: 'This file is not JSON, or only a part of it.',
    stillWorks: 'Nothing was changed.',
    fix: 'Choose a file that was written under Tenants, Export. If it was edited by hand, undo that.',
  },
  'tenantFile.foreign': {
    happened: 'This file does not hold tenants of Roomwall.',
    stillWorks: 'Nothing was changed.',
    fix: 'Choose a file that was written under Tenants, Export.',
  },
  'tenantFile.newer': {
    happened: 'The file was written by a newer Roomwall.',
    stillWorks: 'Nothing was changed.',
    fix: 'Install that version here, or export again from a console of this version.',
  },
  'tenantFile.tooLarge': {
    happened: 'The file is too large: more than 500 tenants, or more than 5 MB.',
    stillWorks: 'Nothing was changed.',
    fix: 'Export group by group, and import one file after the other.',
  },
  'backup.unreadable': {
    happened: 'This file is not a backup of Roomwall, or only a part of one.',
    stillWorks: 'Nothing was changed.',
    fix: 'Choose a file that was written under Settings, Backup and support.',
  },
  'backup.notUnpacked': {
    happened: 'The backup could not be unpacked into Roomwall’s data folder.',
    stillWorks: 'The backup was not restored. The present data is as it was.',
    fix: 'Make sure that you may write to the data folder, then choose the backup again.',
  },
  'backup.damaged': {
    happened: 'The backup was changed or damaged since it was written: its checksum does not fit.',
    stillWorks: 'Nothing was changed.',
    fix: 'Copy the file again from where it was kept, or choose another backup.',
  },
  'network.proxyAuthRequired': (failure) => ({
    happened: `The proxy${failure.params?.proxy === undefined ? '' : ` ${failure.params.proxy}`} asks for a log-in.`,
    stillWorks: lastKnownStays,
    fix: 'Enter your name and password for the proxy. They are kept in the keychain of this computer.',
  }),
  'network.proxyRefused': (failure) => ({
    happened: `The proxy${failure.params?.proxy === undefined ? '' : ` ${failure.params.proxy}`} does not let Roomwall through, and asks for no name and password.`,
    stillWorks: lastKnownStays,
    fix: 'If the proxy wants a company log-in (Kerberos), sign in to this computer with your company account; on Linux and macOS get a ticket (kinit). Otherwise ask whoever runs the proxy to let the hosts under Settings, Network through.',
  }),
  'network.hostNotAllowed': (failure) => ({
    happened: `A request was about to go to ${failure.params?.host ?? 'a host'} that is not one of this tenant’s hosts. It was held back.`,
    stillWorks: 'Nothing was sent there. Other tenants are not affected.',
    fix: 'Check the cloud of the tenant. If it is right, please tell us which host it was: Settings, Network shows it.',
  }),
  'request.invalid': {
    happened: 'The window asked for something in a way Roomwall does not accept.',
    stillWorks: 'Nothing was changed.',
    fix: 'This is a fault of Roomwall. Please tell us what you did.',
  },
  'request.notAllowed': {
    happened: 'This is not allowed here.',
    stillWorks: 'Nothing was changed.',
    fix: 'If you think it should be, please tell us what you did.',
  },
  'unplug.running': {
    happened: 'Another unplug test is running.',
    stillWorks: 'It goes on.',
    fix: 'Wait for its end, or cancel it.',
  },
  'unplug.notWell': {
    happened: 'This room is in trouble already, or nothing is known of it.',
    stillWorks: 'Nothing was started.',
    fix: 'Choose a room that is well: only then can a power cut be seen.',
  },
  'request.notFound': {
    happened: 'It is not there any more.',
    stillWorks: 'Everything else is as it was.',
    fix: 'Go back to the wall. It may have been removed or merged with another room.',
  },
  'request.cancelled': {
    happened: 'It was cancelled.',
    stillWorks: 'Nothing was changed.',
    fix: 'Ask again whenever you like.',
  },
  'request.failed': {
    happened: 'Something went wrong inside Roomwall.',
    stillWorks: 'The rest of the console goes on.',
    fix: 'Try again. If it happens again, please tell us what you did.',
  },
}

const fixerWords: Record<ErrorFixer, string> = {
  retry: 'Nobody has to act yet',
  user: 'You can fix this',
  tenantAdmin: 'An administrator of the tenant can fix this',
  us: 'Roomwall’s makers have to fix this',
}

/** Words for a failure. `whoCanFix` names the person, `detail` is what a support case needs. */
export function describeFailure(failure: Failure): ErrorWords & { whoCanFix: string; detail: string | null } {
  const words = errorWords[failure.code]
  const ownWords = failure.code.startsWith('signIn.') ? signInWords(failure) : null
  const detail = [
    failure.status === undefined ? null : `HTTP ${failure.status}`,
    failure.serviceCode ?? null,
    failure.requestId === undefined ? null : `request id ${failure.requestId}`,
  ].filter((part) => part !== null)
  return {
    ...(typeof words === 'function' ? words(failure) : words),
    ...ownWords,
    whoCanFix: fixerWords[errorKinds[failure.code].fixer],
    detail: detail.length === 0 ? null : detail.join(' · '),
  }
}
