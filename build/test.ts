import { rmSync } from 'node:fs'
import path from 'node:path'
import { npmCommand, runProgram } from './child-process'
import { withDisplay } from './display'
import { hasOwnKeychainSession, runWithKeychain } from './keychain-session'
import { prepareMachine } from './launch'
import { runStep, say } from './narrator'
import { projectFolder } from './project-folder'
import { describeReport } from './test-report'
import {
  chooseStages,
  isPointless,
  type StageResult,
  summarize,
  type TestStage,
  testStages,
} from './test-stages'

const reportFile = (stage: TestStage) => path.join(projectFolder, 'test-results', `${stage.name}.json`)

async function runStage(stage: TestStage, environment: NodeJS.ProcessEnv): Promise<number> {
  const options = { cwd: projectFolder, env: environment }
  const [npm, npmArgs] = npmCommand()
  const runScript = (script: string) => runProgram(npm, [...npmArgs, 'run', '--silent', script], options)
  const bin = (name: string) => path.join(projectFolder, 'node_modules', name)
  const report = reportFile(stage)
  const playwright = (project: string) =>
    runWithKeychain(
      process.execPath,
      [
        bin('@playwright/test/cli.js'),
        ...['test', '--config', 'test/playwright.config.ts', '--project', project, '--reporter', 'list,json'],
      ],
      { ...options, env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    )
  switch (stage.name) {
    case 'check':
    case 'build':
    case 'package':
      return runScript(stage.name)
    case 'core':
      return runWithKeychain(
        process.execPath,
        [
          bin('vitest/vitest.mjs'),
          ...['run', '--config', 'test/vitest.config.ts', '--reporter', 'default', '--reporter', 'json'],
          `--outputFile.json=${report}`,
        ],
        options,
      )
    case 'e2e':
      return playwright('app')
    case 'packaged':
      return playwright('packaged')
  }
}

await runStep(async () => {
  const stages = chooseStages(process.argv.slice(2))
  if (stages === undefined) {
    say(`The stages are ${testStages.map((stage) => stage.name).join(', ')}; name some of them or none.`)
    return 1
  }
  await prepareMachine(...(hasOwnKeychainSession ? (['keychain'] as const) : []))
  return withDisplay(async (environment) => {
    const results: StageResult[] = []
    for (const stage of stages) {
      if (isPointless(stage, results)) {
        results.push({ stage, outcome: 'skipped', durationMs: 0, counts: `needs ${stage.needs.join(', ')}` })
        continue
      }
      say(`${stage.name}: ${stage.what}`)
      rmSync(reportFile(stage), { force: true })
      const startedMs = performance.now()
      const exitCode = await runStage(stage, environment)
      results.push({
        stage,
        outcome: exitCode === 0 ? 'passed' : 'failed',
        durationMs: performance.now() - startedMs,
        counts: describeReport(reportFile(stage)),
      })
    }
    process.stdout.write(`\n${summarize(results)}\n`)
    return results.every((result) => result.outcome === 'passed') ? 0 : 1
  })
})
