import type { Failure } from '../../errors'

/** What one of Entra's error numbers means here, and what to do about it. */
interface SignInWords {
  happened: string
  fix: string
}

/**
 * Entra's numbers that say more than our own code for the failure. The README's table has the same rows.
 */
const wordsByNumber: Readonly<Record<string, SignInWords>> = {
  AADSTS7000215: {
    happened: 'Microsoft Entra refused the client secret.',
    fix: 'Copy the secret’s value, not its id. Entra shows the value only once: if it is gone, create a new secret.',
  },
  AADSTS7000222: {
    happened: 'The client secret has expired.',
    fix: 'Create a new secret in the app registration, or make a certificate here, and switch over to it.',
  },
  AADSTS700016: {
    happened: 'There is no app with this application id in the tenant.',
    fix: 'Check the application (client) id: it is not the object id and not the secret’s id. Check that the tenant is the right one.',
  },
  AADSTS700011: {
    happened: 'There is no app with this application id in the tenant.',
    fix: 'Check the application (client) id, and that the tenant is the right one. If the app was deleted, register it again.',
  },
  AADSTS7000229: {
    happened: 'The app is registered, but has no service principal in this tenant yet.',
    fix: 'Give admin consent once (consent link, or “Grant admin consent” in Entra): that creates it. It may take a minute to show.',
  },
  AADSTS65001: {
    happened: 'Nobody has given this app consent in the tenant.',
    fix: 'A tenant administrator opens the consent link, or chooses “Grant admin consent” in Entra.',
  },
  AADSTS501051: {
    happened:
      'Microsoft Graph gives tokens to assigned apps only in this tenant, and this app is not assigned.',
    fix: 'Give admin consent again: consent assigns the app to the roles it asks for.',
  },
  AADSTS7000112: {
    happened: 'The app is switched off in this tenant.',
    fix: 'In Entra, open Enterprise applications, the app, Properties, and set “Enabled for users to sign-in” to Yes.',
  },
  AADSTS500014: {
    happened: 'Microsoft Graph itself is switched off in this tenant.',
    fix: 'The tenant has no active subscription, or an administrator disabled the service principal of Microsoft Graph. Enable it in Entra.',
  },
  AADSTS90002: {
    happened: 'Microsoft Entra knows no tenant with this id or domain.',
    fix: 'Check the spelling, and the cloud: a tenant of US Government or China is not known in the global cloud.',
  },
  AADSTS900021: {
    happened: 'The directory id is all zeros.',
    fix: 'Enter the directory (tenant) id from the overview page in Entra, or a verified domain such as contoso.com.',
  },
  AADSTS5000224: {
    happened: 'This tenant has been deleted or shut off.',
    fix: 'Ask its owner. If it is gone for good, remove it here; its credential goes with it.',
  },
  AADSTS900023: {
    happened: 'The tenant is neither a domain nor a directory id.',
    fix: 'Enter a verified domain such as contoso.com, or the directory (tenant) id from the overview page in Entra.',
  },
  AADSTS50128: {
    happened: 'The domain belongs to no tenant.',
    fix: 'Enter a domain that is verified in the tenant, or the directory (tenant) id.',
  },
  AADSTS50059: {
    happened: 'Microsoft Entra could not tell which tenant is meant.',
    fix: 'Enter the directory (tenant) id instead of the domain.',
  },
  AADSTS700027: {
    happened: 'The certificate is not on the app registration, or it has expired there.',
    fix: 'Upload the public part to this very app (Certificates & secrets, Certificates) and compare the thumbprint. A new upload may take a minute.',
  },
  AADSTS50012: {
    happened: 'The signature made with the certificate does not fit the one on the app registration.',
    fix: 'Another certificate was uploaded. Compare the thumbprint and upload the public part that is shown here.',
  },
  AADSTS700021: {
    happened: 'The certificate speaks for another app than the application id says.',
    fix: 'Check the application (client) id.',
  },
  AADSTS700030: {
    happened: 'Microsoft Entra does not accept the name in the certificate.',
    fix: 'Make a new certificate here and upload its public part.',
  },
  AADSTS7000214: {
    happened: 'The certificate has been revoked.',
    fix: 'Make a new certificate here and upload its public part.',
  },
  AADSTS7000277: {
    happened: 'The certificate has been revoked.',
    fix: 'Make a new certificate here and upload its public part.',
  },
  AADSTS7000274: {
    happened:
      'Microsoft Entra does not accept the certificate: it is outside its time, or its signature does not fit.',
    fix: 'Check this computer’s clock. If it is right, make a new certificate here and upload its public part.',
  },
  AADSTS50027: {
    happened: 'Microsoft Entra cannot read the proof made with the certificate.',
    fix: 'Check this computer’s clock. If it is right, make a new certificate here and upload its public part.',
  },
  AADSTS1000502: {
    happened: 'The certificate has expired, or is not valid yet.',
    fix: 'Make a new certificate here, upload its public part, and switch over to it. If it is new, check this computer’s clock.',
  },
  AADSTS700024: {
    happened: 'The proof made with the certificate carries a time that Microsoft Entra does not accept.',
    fix: 'This computer’s clock is wrong by more than five minutes. Switch automatic date and time on, then try again.',
  },
  AADSTS500133: {
    happened: 'The proof made with the certificate carries a time that Microsoft Entra does not accept.',
    fix: 'This computer’s clock is wrong. Switch automatic date and time on, then try again.',
  },
  AADSTS53003: {
    happened: 'A Conditional Access policy of the tenant blocks this app or this place.',
    fix: 'Let the service principal through in the policy for workload identities, or work from a network the policy allows.',
  },
  AADSTS530035: {
    happened: 'The security defaults of the tenant block this sign-in.',
    fix: 'An administrator looks at the entry in the Entra sign-in log (service principal sign-ins) and allows it.',
  },
  AADSTS530032: {
    happened: 'A security policy of the tenant blocks this sign-in.',
    fix: 'An administrator looks at the entry in the Entra sign-in log (service principal sign-ins), which names the policy.',
  },
  AADSTS5000211: {
    happened:
      'This computer’s network lets apps into certain tenants only (tenant restrictions), and this tenant is not one of them.',
    fix: 'Ask the administrators of this network, not those of the tenant, to allow the tenant and this app in the tenant restrictions.',
  },
  AADSTS500021: {
    happened:
      'This computer’s network lets apps into certain tenants only (tenant restrictions), and this tenant is not one of them.',
    fix: 'Ask the administrators of this network, not those of the tenant, to add the tenant to the list that their proxy sends.',
  },
  AADSTS500022: {
    happened:
      'This computer’s network lets apps into certain tenants only (tenant restrictions), and this tenant is not one of them.',
    fix: 'Ask the administrators of this network, not those of the tenant, to add the tenant to the list that their proxy sends.',
  },
  AADSTS1002016: {
    happened: 'The connection to Microsoft Entra is encrypted in a way that is no longer accepted.',
    fix: 'A proxy between here and Microsoft speaks TLS 1.0 or 1.1. Ask the administrators of this network to let it speak TLS 1.2, or to leave the sign-in hosts alone.',
  },
  AADSTS7000218: {
    happened: 'Microsoft Entra wants a secret or certificate and did not get one.',
    fix: 'Enter the secret or make a certificate again. On a registration marked “public client only”, add a credential.',
  },
  AADSTS7000216: {
    happened: 'Microsoft Entra wants a secret or certificate and did not get one.',
    fix: 'Enter the secret or make a certificate again.',
  },
  AADSTS700025: {
    happened: 'The app is registered as a public client, which may not use a secret or certificate.',
    fix: 'In Entra, open the app, Authentication, and set “Allow public client flows” to No.',
  },
  AADSTS500011: {
    happened: 'This tenant does not know the Microsoft Graph that was asked for.',
    fix: 'The cloud is probably not the tenant’s own. Choose the right one; with a custom endpoint, check the Graph URL.',
  },
  AADSTS50001: {
    happened: 'This tenant does not know the Microsoft Graph that was asked for.',
    fix: 'The cloud is probably not the tenant’s own. Choose the right one; with a custom endpoint, check the Graph URL.',
  },
  AADSTS1002012: {
    happened: 'Microsoft Entra does not accept the address of Microsoft Graph as a scope.',
    fix: 'The cloud is probably not the tenant’s own. With a custom endpoint, check the Graph URL.',
  },
  AADSTS70011: {
    happened: 'Microsoft Entra does not accept the address of Microsoft Graph as a scope.',
    fix: 'The cloud is probably not the tenant’s own. With a custom endpoint, check the Graph URL.',
  },
  AADSTS700023: {
    happened: 'The proof made with the certificate is addressed to another sign-in service.',
    fix: 'The cloud is probably not the tenant’s own. Choose the right one; with a custom endpoint, check the sign-in address.',
  },
  AADSTS900382: {
    happened: 'The app and the tenant are in different Microsoft clouds.',
    fix: 'Register the app in the tenant’s own cloud, and choose that cloud here.',
  },
  AADSTS900432: {
    happened: 'The app and the tenant are in different Microsoft clouds.',
    fix: 'Register the app in the tenant’s own cloud, and choose that cloud here.',
  },
  AADSTS90038: {
    happened: 'The tenant is in another Microsoft cloud.',
    fix: 'Choose the tenant’s own cloud, and register the app there.',
  },
  AADSTS900439: {
    happened: 'A US Government tenant cannot be signed in to through the global cloud.',
    fix: 'Choose US Government L4 or L5, and register the app there.',
  },
  AADSTS90033: {
    happened: 'The Microsoft sign-in service has a passing fault.',
    fix: 'Roomwall tries again by itself. Look at Azure status if it lasts.',
  },
  AADSTS90006: {
    happened: 'The Microsoft sign-in service has a passing fault.',
    fix: 'Roomwall tries again by itself. Look at Azure status if it lasts.',
  },
  AADSTS90012: {
    happened: 'The Microsoft sign-in service has a passing fault.',
    fix: 'Roomwall tries again by itself. Look at Azure status if it lasts.',
  },
  AADSTS90024: {
    happened: 'The Microsoft sign-in service has a passing fault.',
    fix: 'Roomwall tries again by itself. Look at Azure status if it lasts.',
  },
  AADSTS50033: {
    happened: 'The Microsoft sign-in service has a passing fault.',
    fix: 'Roomwall tries again by itself. Look at Azure status if it lasts.',
  },
  AADSTS50196: {
    happened: 'Microsoft Entra was asked too often and makes this app wait.',
    fix: 'Roomwall tries again by itself. If it lasts, see whether other computers sign in with the same application id.',
  },
  AADSTS90055: {
    happened: 'Microsoft Entra was asked too often and makes this app wait.',
    fix: 'Roomwall tries again by itself. If it lasts, see whether other computers sign in with the same application id.',
  },
}

/** Words for Entra's own number; null when there are none, or when our code says more than the number. */
export function signInWords({ code, serviceCode }: Failure): SignInWords | null {
  if (serviceCode === undefined) return null
  // AADSTS700027 is also "not registered"; the code knows which one it was.
  if (code === 'signIn.expiredCertificate' && serviceCode === 'AADSTS700027') return null
  return wordsByNumber[serviceCode] ?? null
}

/** Every number that has words of its own. */
export const explainedSignInCodes: readonly string[] = Object.keys(wordsByNumber)
