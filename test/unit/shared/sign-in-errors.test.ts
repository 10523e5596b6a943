import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { signInFailure } from '../../../src/main/auth/sign-in-failure'
import { describeFailure } from '../../../src/shared/text/en/errors'
import { explainedSignInCodes } from '../../../src/shared/text/en/sign-in-errors'

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')

test.each(explainedSignInCodes)('%s has a code, words of its own, and a row in the README', (serviceCode) => {
  const number = Number(serviceCode.slice('AADSTS'.length))
  const failure = signInFailure({ kind: 'answer', status: 400, body: { error_codes: [number] } })
  expect(failure.serviceCode).toBe(serviceCode)
  const { happened, fix } = describeFailure(failure)
  const anyRefusal = describeFailure({ code: 'signIn.refused' })
  expect([happened, fix]).not.toContain(anyRefusal.happened)
  expect([happened, fix]).not.toContain(anyRefusal.fix)
  expect(readme).toContain(`| ${serviceCode} |`)
})
