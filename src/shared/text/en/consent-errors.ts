/** One or more of Entra's numbers on the page that asks for admin consent, and what to do about them. */
interface ConsentErrorWords {
  numbers: readonly string[]
  happened: string
  fix: string
}

/**
 * What goes wrong in the browser, where Roomwall does not see it: whoever opened the consent link reads the number
 * there. The README's table has the same rows.
 */
export const consentErrors: readonly ConsentErrorWords[] = [
  {
    numbers: ['AADSTS90094'],
    happened: 'The account may not give consent for the whole tenant.',
    fix: 'Open the link as Global Administrator or Privileged Role Administrator.',
  },
  {
    numbers: ['AADSTS50020', 'AADSTS50034'],
    happened: 'The account belongs to another tenant.',
    fix: 'Open the link in a private window, and sign in with an account of this tenant.',
  },
  {
    numbers: ['AADSTS65004'],
    happened: 'Consent was declined.',
    fix: 'Open the link again and choose Accept.',
  },
  {
    numbers: ['AADSTS50011', 'AADSTS500113', 'AADSTS900971'],
    happened: 'The app registration does not know the redirect address of the link.',
    fix: 'Choose “Grant admin consent” in Entra instead. If consent was already accepted, it may hold: test here.',
  },
  {
    numbers: ['AADSTS1003031', 'AADSTS650056'],
    happened: 'The app registration asks for no permissions, or for one that this cloud does not have.',
    fix: 'Put the requiredResourceAccess text into its manifest once more, and open the link again.',
  },
]

export const consentErrorsText = {
  summary: 'The consent page shows an error',
  number: 'Number',
  happened: 'It means',
  fix: 'Do',
} as const
