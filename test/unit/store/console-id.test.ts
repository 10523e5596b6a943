import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConsoleId } from '../../../src/main/store/console-id'

let folder: string
let warnings: string[]
const logger = {
  info() {},
  warn: (words: string) => void warnings.push(words),
  error() {},
  child: () => logger,
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'roomwall-console-'))
  warnings = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('a folder that cannot be written costs the name, not the start', async () => {
  const gone = path.join(folder, 'gone')
  expect(await readConsoleId(gone, logger)).not.toBe(await readConsoleId(gone, logger))
  expect(warnings).toHaveLength(2)
})

it('what somebody else wrote there is no name', async () => {
  await writeFile(path.join(folder, 'console-id'), 'copied')
  expect(await readConsoleId(folder, logger)).not.toBe('copied')
})

it('a console keeps its name, and another has another', async () => {
  const named = await readConsoleId(folder, logger)
  expect(await readConsoleId(folder, logger)).toBe(named)
  const other = await mkdtemp(path.join(tmpdir(), 'roomwall-console-'))
  expect(await readConsoleId(other, logger)).not.toBe(named)
  await rm(other, { recursive: true })
  expect(warnings).toEqual([])
})
