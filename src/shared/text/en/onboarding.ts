import type { TestStepName, TestStepState } from '../../model/onboarding'
import type { Cloud, PollingProfile } from '../../model/tenant'

/** The steps of the wizard, in order. */
export const wizardStepWords = {
  where: 'Tenant',
  registration: 'App registration',
  credential: 'Credential',
  test: 'Test',
  look: 'Name and colour',
  done: 'Done',
} as const

export const wizardText = {
  addTitle: 'Add a tenant',
  editTitle: (name: string): string => `Edit ${name}`,
  rotateTitle: (name: string): string => `New credential for ${name}`,
  steps: 'Steps',
  stepFailed: 'did not pass',
  stepOf: (step: number, count: number): string => `Step ${step} of ${count}`,
  back: 'Back',
  next: 'Next',
  goOnAnyway: 'Go on anyway',
  lookingUp: 'Looking it up',
  saving: 'Saving',
  add: 'Add tenant',
  save: 'Save changes',
  saveAnyway: 'Save anyway',
  saveAnywayHint:
    'The test did not pass. Saved anyway, the tenant is tried again every minute and comes to life once it is put right.',
  rotate: 'Use the new credential',
  rotating: 'Signing in with it',
  rotateHint: 'The present credential stays in use until the new one has signed in.',
  nothingSaved: 'Nothing was saved. What you entered stays here.',
  presentStays: 'The present credential stays in use.',
  leaveForm: 'What you entered here is lost.',
  leaveCertificate:
    'The certificate that was made here is deleted, and with it the private key. If its public part was uploaded to Entra already, it will be of no use there.',
  retry: 'Try again',
  readingTenant: 'Reading the tenant',
  noSuchTenant: 'This tenant is not there any more.',
} as const

export const whereText = {
  title: 'Which tenant?',
  intro:
    'Its domain is enough. Roomwall looks up the directory id in Microsoft’s public OpenID configuration.',
  cloud: 'Cloud',
  directory: 'Domain or directory (tenant) id',
  directoryHint: 'For example contoso.com, or the id from the overview page in Entra.',
  directoryMissing: 'Enter a domain or an id.',
  directoryWrong: 'This is neither a domain nor an id.',
  found: (directoryId: string): string => `Found. The directory id is ${directoryId}.`,
  duplicate: (name: string): string => `This tenant is already set up as ${name}.`,
  editInstead: 'Edit that one',
  unreachable:
    'Check the network, the proxy and the allowed hosts, then press Next again. With the directory id you can go on without the look-up.',
  withoutLookup: 'Go on with what I typed',
  authorityUrl: 'Sign-in address',
  authorityUrlHint: 'Begins with https://, without the tenant.',
  graphUrl: 'Microsoft Graph address',
  graphUrlHint: 'Begins with https://, without a version.',
  urlWrong: 'Enter an address that begins with https://',
  caPem: 'Certificate authority (PEM)',
  caPemHint: 'Only if its certificate is not trusted by this computer. It is trusted for this tenant alone.',
  caPemWrong: 'This is not a certificate in PEM form.',
} as const

export const cloudChoiceWords: Record<Cloud, string> = {
  global: 'Microsoft 365 (global, also GCC)',
  usGovL4: 'US Government L4 (GCC High)',
  usGovL5: 'US Government L5 (DoD)',
  china: 'China (operated by 21Vianet)',
  custom: 'Custom endpoint',
}

export const registrationText = {
  title: 'Register Roomwall in Entra',
  intro:
    'Roomwall signs in as an app of your own tenant. An administrator registers it once and gives consent; nobody else gets access.',
  asksFor: 'What it asks for',
  permission: 'Application permission',
  why: 'Why',
  stored: 'Kept on this computer',
  without: 'If it is missing',
  notInCloud: 'Not asked for: this Microsoft cloud has no such service.',
  choiceUnknown:
    'What this tenant’s app was granted is not known now. The choices below are those of a new tenant: make them as the app is registered.',
  microsoftPage: (permission: string): string => `Microsoft’s page about ${permission}`,
  withSmartBuildings: 'Also ask for buildings and bookings (Smart Buildings)',
  withIntune: 'Also ask for Intune’s inventory and reboot, for when the Teams device interface is not there',
  readOnly: 'Read devices only: nothing can be restarted (TeamworkDevice.Read.All)',
  how: 'How to register it',
  howLabel: 'Way to register',
  ways: { portal: 'Entra portal', azureCli: 'Azure CLI', powerShell: 'Graph PowerShell' },
  scriptHint:
    'Registers the app, asks for exactly these permissions, gives consent, and prints the id to enter below.',
  script: 'Script',
  portalSteps: [
    'Open App registrations in Entra, choose New registration, name it Roomwall, leave “this organizational directory only”, and register.',
    'Open Manifest, put the text below in place of the value of “requiredResourceAccess”, and save.',
    'Open API permissions and choose “Grant admin consent”.',
    'Copy the Application (client) id from the overview page.',
  ],
  openPortal: 'Open App registrations',
  manifest: 'requiredResourceAccess',
  copy: 'Copy',
  copied: 'Copied',
  copyWhat: (what: string): string => `Copy: ${what}`,
  clientId: 'Application (client) id',
  clientIdHint: 'From the overview page of the app registration, not the object id.',
  clientIdMissing: 'Enter the application id, 36 characters with hyphens.',
  consent: 'Consent link',
  consentHint:
    'For an administrator who has no access to the app registration. It works with the redirect address that the scripts set; in the portal use “Grant admin consent” instead.',
} as const

export const credentialText = {
  title: 'How does it sign in?',
  intro: 'The credential goes into this computer’s keychain. It cannot be read back, copied or exported.',
  kind: 'Kind of credential',
  kinds: { kept: 'Keep the present one', certificate: 'Certificate (recommended)', secret: 'Client secret' },
  keptHint: (kind: string, expires: string): string => `Now in use: ${kind}, ${expires}.`,
  keptUnknown: 'The credential that was entered before stays in use.',
  kindWords: { secret: 'Client secret', certificate: 'Certificate' },
  keptKind: { secret: 'a client secret', certificate: 'a certificate' },
  expires: (date: string): string => `valid until ${date}`,
  expiresUnknown: 'expiry not known',
  certificateIntro:
    'Roomwall makes a key pair here. The private key stays in the keychain; only the public part is uploaded to Entra.',
  validFor: 'Valid for',
  validMonths: (months: number): string => `${months} months`,
  make: 'Make key pair and certificate',
  making: 'Making the key pair',
  made: 'The certificate is ready. Upload its public part:',
  upload: [
    'Save the public part as a file.',
    'In Entra, open the app registration, Certificates & secrets, Certificates, and upload the file.',
    'Compare the thumbprint that Entra shows with the one below.',
  ],
  saveFile: 'Save public part',
  saved: (path: string): string => `Saved as ${path}`,
  fileName: 'roomwall-certificate.pem',
  thumbprint: 'Thumbprint (SHA-1)',
  validUntil: 'Valid until',
  publicPart: 'Public part (PEM)',
  anotherOne: 'Make another one',
  anotherTitle: 'Make another certificate?',
  anotherDeed: 'Delete and begin again',
  certificateMissing: 'Make the certificate first.',
  secret: 'Client secret (value)',
  secretHint: 'The value, not the secret id. Entra shows it once, right after it was created.',
  secretMissing: 'Enter the secret.',
  secretLooksLikeId: 'This looks like the secret’s id. The value is what is needed.',
  show: 'Show the secret',
  hide: 'Hide the secret',
  secretExpires: 'Expires on',
  secretExpiresHint:
    'Entra shows the date beside the secret. Its owner is warned 30, 14 and 7 days before, and on the last business day.',
} as const

export const testText = {
  title: 'Does it work?',
  intro: 'One real request to everything Roomwall uses. Nothing is stored.',
  unreachable: 'Check the network, the proxy and the allowed hosts, then test again.',
  results: 'Results',
  running: 'Testing',
  passed: 'Everything works.',
  passedWithLess: 'It works, with less than Roomwall could use.',
  failed: 'Something has to be put right first.',
  again: 'Test again',
  mend: {
    where: 'Change the directory or cloud',
    registration: 'Change the application id',
    credential: 'Change the credential',
  },
  notGranted: (permission: string): string => `Not tried: ${permission} is not granted.`,
  notReached: 'Something before it did not work.',
  devicesByIntune:
    'The Teams device interface does not answer in this tenant. Intune stands in: devices are listed, their health is not known.',
  missing: 'Not granted',
  missingHint:
    'Add what you want to the app registration (API permissions, application permissions), choose “Grant admin consent”, then test again. It may take a minute to show.',
  excess: 'Granted, but Roomwall does not use it. Take it away (least privilege):',
} as const

export const testStepWords: Record<TestStepName, { name: string; good: string; warning?: string }> = {
  directory: { name: 'Directory', good: 'The tenant is known in this cloud.' },
  signIn: { name: 'Sign-in', good: 'Microsoft Entra gave a token.' },
  permissions: {
    name: 'Permissions',
    good: 'Exactly what Roomwall asks for is granted.',
    warning: 'Everything required is granted. Some permissions differ, see below.',
  },
  accounts: { name: 'Accounts and licences', good: 'Accounts can be read.' },
  presence: { name: 'Presence', good: 'Presence can be read.' },
  devices: {
    name: 'Teams devices',
    good: 'Devices can be listed and restarted.',
    warning: 'Devices can be listed, but not restarted.',
  },
  callRecords: { name: 'Call records', good: 'Call records can be listed.' },
  places: { name: 'Places', good: 'Rooms and buildings can be read.' },
  calendars: { name: 'Calendars', good: 'A calendar can be read.' },
  managedDevices: { name: 'Intune devices', good: 'Intune’s inventory can be read.' },
  directoryDevices: { name: 'Owners of Intune devices', good: 'Devices of the directory can be read.' },
}

export const testStateWords: Record<TestStepState, string> = {
  waiting: 'Waiting',
  running: 'Trying',
  good: 'Works',
  warning: 'Works, with less',
  failed: 'Failed',
  skipped: 'Not tried',
}

export const lookText = {
  title: 'How shall it be shown?',
  intro: 'Every row and tile of this tenant carries its badge in its colour.',
  displayName: 'Name',
  displayNameMissing: 'Enter a name.',
  badge: 'Badge',
  badgeHint: '2 to 4 letters or digits.',
  badgeWrong: 'Enter 2 to 4 letters or digits.',
  colour: 'Colour',
  colourNumber: (number: number): string => `Colour ${number}`,
  preview: 'Preview',
  group: 'Group',
  groupHint: 'Optional, for example a customer or region.',
  owner: 'Owner',
  ownerHint: 'Optional. Who looks after its credential.',
  profile: 'Polling',
} as const

export const profileChoiceWords: Record<PollingProfile, string> = {
  fast: 'Fast: presence every 10 s',
  default: 'Default: presence every 30 s',
  calm: 'Calm: presence every 2 min',
  strict: 'Strict: presence every 2 min, devices once a day',
}

export const doneText = {
  title: (name: string): string => `${name} was added`,
  reading: 'Its rooms are being read now. The first ones appear within a minute.',
  rooms: (rooms: number, devices: number): string =>
    `${rooms.toLocaleString('en')} rooms and ${devices.toLocaleString('en')} devices were found so far.`,
  failed: 'It is saved, but does not get in yet:',
  showWall: 'Show the wall',
  another: 'Add another tenant',
} as const

export const tenantActionText = {
  add: 'Add a tenant',
  edit: 'Edit',
  rotate: 'New credential',
  pause: 'Pause polling',
  resume: 'Resume polling',
  remove: 'Remove',
  removing: 'Removing',
  removeTitle: (name: string): string => `Remove ${name}?`,
  removeBody:
    'Its rooms, devices, history and journal are deleted from this computer, and its credential from the keychain. Nothing changes in Microsoft 365.',
  removeRegistration: 'The app registration stays in Entra. Delete it there if nobody else uses it.',
  removeConfirm: (name: string): string => `Type ${name} to confirm`,
  removeLeaving: 'Remove and leave the credential in the keychain',
  credential: 'Credential',
  owner: 'Owner',
  group: 'Group',
} as const
