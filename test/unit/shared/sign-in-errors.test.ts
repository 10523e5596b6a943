import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownSignInNumbers, signInFailure } from '../../../src/main/auth/sign-in-failure'
import { consentErrors } from '../../../src/shared/text/en/consent-errors'
import { describeFailure } from '../../../src/shared/text/en/errors'
import { explainedSignInCodes } from '../../../src/shared/text/en/sign-in-errors'

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')

/** The rows of the one table below a heading or sentence of the README, cell by cell. */
function rowsBelow(words: string): string[][] {
  const [, below] = readme.split(words)
  if (below === undefined) throw new Error(`The README does not say: ${words}`)
  const [, , ...rows] = (/(^\|.*\n)+/m.exec(below)?.[0] ?? '').trimEnd().split('\n')
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const failureOf = (serviceCode: string) => {
  const number = Number(serviceCode.slice('AADSTS'.length))
  return signInFailure({ kind: 'answer', status: 400, body: { error_codes: [number] } })
}

test('the README explains the same numbers in the same words as the product, and no other', () => {
  const product = explainedSignInCodes.map((serviceCode) => {
    const { happened, fix } = describeFailure(failureOf(serviceCode))
    return [serviceCode, happened, fix]
  })
  expect(rowsBelow('### When the sign-in fails')).toEqual(product)
})

test('the README has the numbers of the consent page in the words of the wizard', () => {
  const product = consentErrors.map(({ numbers, happened, fix }) => [numbers.join(', '), happened, fix])
  expect(rowsBelow('On the consent page')).toEqual(product)
})

test('every number with a meaning has words of its own, and every number with words a meaning', () => {
  const known = knownSignInNumbers.map((number) => `AADSTS${number}`)
  expect(explainedSignInCodes.filter((code) => !known.includes(code))).toEqual(needingNoMeaning)
  expect(known.filter((code) => !explainedSignInCodes.includes(code))).toEqual([])
})

// What is to be done is said by the words alone: any refusal, that is.
const needingNoMeaning = ['AADSTS7000218', 'AADSTS7000216', 'AADSTS700025']

test.each(explainedSignInCodes)('%s says something else than any refusal', (serviceCode) => {
  const { happened, fix } = describeFailure(failureOf(serviceCode))
  const anyRefusal = describeFailure({ code: 'signIn.refused' })
  expect([happened, fix]).not.toContain(anyRefusal.happened)
  expect([happened, fix]).not.toContain(anyRefusal.fix)
})
