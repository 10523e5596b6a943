import { electronVite } from './app-build'
import { runProgram } from './child-process'
import { sandboxSwitches } from './chromium-switches'
import { withDisplay } from './display'
import { prepareMachine } from './launch'
import { runStep } from './narrator'
import { projectFolder } from './project-folder'

await runStep(async () => {
  await prepareMachine()
  const options = sandboxSwitches().length > 0 ? ['--noSandbox'] : []
  return withDisplay((environment) =>
    runProgram(
      process.execPath,
      [electronVite, 'dev', '--watch', ...options, '--', ...process.argv.slice(2)],
      { cwd: projectFolder, env: environment },
    ),
  )
})
