import { buildApp } from './app-build'
import { runStep } from './narrator'

await runStep(async () => {
  await buildApp()
  return 0
})
