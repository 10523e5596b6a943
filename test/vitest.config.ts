import path from 'node:path'
import { defineConfig } from 'vitest/config'

const kind = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout },
})

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  test: {
    // Times are limits that catch a hang on two slow cores; no test waits that long.
    projects: [
      kind('unit', 10_000),
      kind('contract', 30_000),
      kind('integration', 60_000),
      kind('architecture', 60_000),
    ],
  },
})
