// The worker's entry for tests, which run the TypeScript sources unbundled.
import { register } from 'tsx/esm/api'

register()
await import('../../../src/main/store/history-worker.ts')
