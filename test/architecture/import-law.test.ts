import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { afterEach, describe, expect, it } from 'vitest'

const projectFolder = path.resolve(import.meta.dirname, '../..')

async function judge(baseDir: string): Promise<ICruiseResult> {
  const config = await extractConfig(path.join(projectFolder, '.dependency-cruiser.cjs'))
  const result = await cruise(['src'], { ...config.options, ruleSet: config, baseDir, validate: true })
  if (typeof result.output === 'string') throw new Error(result.output)
  return result.output
}

const arrows = (result: ICruiseResult) =>
  result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)

describe('the import law', () => {
  it('holds for every module of the product', async () => {
    const result = await judge(projectFolder)
    expect(result.summary.totalCruised).toBeGreaterThan(150)
    expect(arrows(result)).toEqual([])
  })
})

describe('the judge of the import law', () => {
  const folders: string[] = []
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
  })

  it.each([
    ['domain-is-pure', 'src/main/domain/rule.ts', "import 'node:fs'"],
    ['electron-in-the-ring-only', 'src/main/store/rows.ts', "import 'electron'"],
    ['simulator-stands-alone', 'src/simulator/world.ts', "import '../main/lib/clock'"],
    ['window-and-main-meet-in-shared', 'src/renderer/app/frame.ts', "import '../../main/lib/clock'"],
    ['store-imports', 'src/main/store/rows.ts', "import '../graph/client'"],
    ['no-cycles', 'src/main/graph/batch.ts', "import './client'"],
  ])('finds a planted arrow against %s', async (rule, file, planted) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'roomwall-law-'))
    folders.push(folder)
    const files: Record<string, string> = {
      'tsconfig.json': '{"compilerOptions":{"module":"ESNext","moduleResolution":"bundler"}}',
      'src/main/lib/clock.ts': 'export const zero = 0',
      'src/main/graph/client.ts': "import './batch'",
      [file]: planted,
    }
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await writeFile(path.join(folder, name), text)
    }
    const result = await judge(folder)
    expect(arrows(result).join('\n')).toContain(`${rule}: ${file} -> `)
  })
})
