import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results/e2e',
  // Each test starts an app and most start a simulator: a second one beside it makes both slow on two cores.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  projects: [
    { name: 'app', testIgnore: '**/packaged.e2e.ts' },
    { name: 'packaged', testMatch: '**/packaged.e2e.ts' },
  ],
})
