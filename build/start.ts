import { launchFromSources } from './launch'
import { runStep } from './narrator'

await runStep(() => launchFromSources(process.argv.slice(2)))
