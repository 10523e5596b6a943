import { expect, test } from 'vitest'
import { RequestRate } from '../../../src/main/tenants/request-rate'

const second = 1_000

test('requests of the last minute are counted', () => {
  const rate = new RequestRate()
  rate.mark(0, 100)
  rate.mark(30 * second, 130)
  expect(rate.mark(60 * second, 160)).toBe(60)
  expect(rate.mark(90 * second, 170)).toBe(40)
})

test('after a long time without a look it is the mean minute since then, not all of them', () => {
  const rate = new RequestRate()
  rate.mark(0, 0)
  expect(rate.mark(300 * second, 500)).toBe(100)
  expect(rate.mark(330 * second, 500)).toBe(91)
})

test('a first minute that is not over counts what was sent', () => {
  const rate = new RequestRate()
  rate.mark(0, 0)
  expect(rate.mark(10 * second, 7)).toBe(7)
})
