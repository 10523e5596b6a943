import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import {
  isProcessRunning,
  sweepTemporaryFolders,
  temporaryFolderOf,
} from '../../../src/main/shell/temporary-folder'

it('removes the folders of ended runs and touches nothing else', () => {
  const temporary = mkdtempSync(path.join(tmpdir(), 'sweep-'))
  const [ended, running] = [temporaryFolderOf(41, temporary), temporaryFolderOf(42, temporary)]
  const others = ['roomwall-snapshot-', 'roomwall-snapshot-x', 'roomwall', 'my-roomwall-snapshot-41']
  for (const folder of [ended, running, ...others.map((name) => path.join(temporary, name))])
    mkdirSync(folder)
  writeFileSync(path.join(ended, 'roomwall.db'), 'rooms')

  sweepTemporaryFolders(temporary, (processId) => processId === 42)

  expect(existsSync(ended)).toBe(false)
  expect(readdirSync(temporary).sort()).toEqual([...others, 'roomwall-snapshot-42'].sort())
  rmSync(temporary, { recursive: true })
})

it('knows a process that runs from one that does not', () => {
  expect(isProcessRunning(process.pid)).toBe(true)
  // Beyond the largest number that any system gives.
  expect(isProcessRunning(2 ** 30)).toBe(false)
})
