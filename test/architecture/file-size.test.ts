import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const projectFolder = path.resolve(import.meta.dirname, '../..')
const lineLimit = 500

/** Text, contract and data tables may be long; they are split by noun. */
const isTable = (file: string) => /^src\/shared\/(text|ipc)\/|\/names\/|licence-table/.test(file)

it(`keeps every source file under ${lineLimit} lines`, () => {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'test', 'build'],
    {
      cwd: projectFolder,
      encoding: 'utf8',
    },
  )
  const files = listed.split('\n').filter((file) => /\.(tsx?|mjs|cjs)$/.test(file))
  expect(files.length).toBeGreaterThan(150)
  const lineCount = (file: string) => readFileSync(path.join(projectFolder, file), 'utf8').split('\n').length
  const tooLong = files.filter((file) => !isTable(file) && lineCount(file) > lineLimit)
  expect(tooLong).toEqual([])
})
