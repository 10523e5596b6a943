import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLogger } from '../../../src/main/lib/electron-log-logger'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roomwall-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lines = () => readFileSync(join(folder, 'main.log'), 'utf8').trimEnd().split('\n')

test('a line has its time, level, scope, words and facts', () => {
  createLogger({ folder }).child('graph').child('batch').warn('Parts dropped', { dropped: 3 })
  expect(lines()).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z warn graph\/batch: Parts dropped \{"dropped":3\}$/),
  ])
})

test('no secret reaches the file, in words or facts', () => {
  const logger = createLogger({ folder })
  logger.error('refused Bearer abc123', {
    headers: { Authorization: 'Bearer abc123' },
    error: new Error('x'),
  })
  const text = readFileSync(join(folder, 'main.log'), 'utf8')
  expect(text).not.toContain('abc123')
  expect(text).toContain('"message":"x"')
})

test('one entry is one line, whatever it says', () => {
  createLogger({ folder }).info('first\nsecond %s %d', { text: 'a\nb' })
  expect(lines()).toHaveLength(1)
})

test('the file is rotated, so that it never fills the disk', () => {
  const logger = createLogger({ folder })
  const text = 'x'.repeat(100_000)
  for (let count = 0; count < 120; count += 1) logger.info(text)
  expect(readdirSync(folder).sort()).toEqual(['main.log', 'main.old.log'])
  expect(readFileSync(join(folder, 'main.log')).length).toBeLessThan(6_000_000)
})
