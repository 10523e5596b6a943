import { launchFromSources } from './launch'
import { runStep } from './narrator'

await runStep(() => launchFromSources(['--demo', ...process.argv.slice(2)]))
