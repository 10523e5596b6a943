import { expect, test } from 'vitest'
import { createDisposables } from '../../../src/main/lib/disposables'

test('everything is undone in reverse order, once', () => {
  const undone: string[] = []
  const disposables = createDisposables()
  disposables.add(() => undone.push('first'))
  disposables.add(() => undone.push('second'))
  disposables.dispose()
  disposables.dispose()
  expect(undone).toEqual(['second', 'first'])
})

test('what comes too late is undone at once', () => {
  const undone: string[] = []
  const disposables = createDisposables()
  disposables.dispose()
  disposables.add(() => undone.push('late'))
  expect(undone).toEqual(['late'])
})
