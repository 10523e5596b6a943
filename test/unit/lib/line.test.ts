import { expect, test } from 'vitest'
import { Line } from '../../../src/main/lib/line'

test('a piece begins when the one before it is done', async () => {
  const line = new Line()
  const begun: string[] = []
  let endFirst = () => {}
  const pieces = [
    line.run(() => {
      begun.push('first')
      return new Promise<void>((resolve) => {
        endFirst = resolve
      })
    }),
    line.run(async () => void begun.push('second')),
  ]
  await Promise.resolve()
  expect(begun).toEqual(['first'])
  endFirst()
  await Promise.all(pieces)
  expect(begun).toEqual(['first', 'second'])
})

test('a throw is heard by who asked for the piece, and stops no other', async () => {
  const line = new Line()
  const broken = line.run(() => Promise.reject(new Error('a bug')))
  const next = line.run(async () => 'done')
  await expect(broken).rejects.toThrow('a bug')
  expect(await next).toBe('done')
  await expect(line.idle()).resolves.toBeUndefined()
})
