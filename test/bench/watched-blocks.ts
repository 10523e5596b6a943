import type { ElectronApplication, Page } from '@playwright/test'

/** The longest times in which main and the window could not answer, since {@link watchBlocks} or the last reading, ms. */
export interface LongestBlocks {
  main: number
  window: number
}

/** Watches main's event loop and the window's tasks. Returns how to read the longest of both; reading begins anew. */
export async function watchBlocks(
  app: ElectronApplication,
  page: Page,
): Promise<() => Promise<LongestBlocks>> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    Object.assign(globalThis, { delay })
  })
  await page.evaluate(() => {
    const tasks = { longestMs: 0 }
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.longestMs = Math.max(tasks.longestMs, duration)
    }).observe({ type: 'longtask' })
  })
  return async () => {
    const main = await app.evaluate(() => {
      const { delay }: { delay?: { max: number; reset(): void } } = Object(globalThis)
      const longest = (delay?.max ?? Number.NaN) / 1e6
      delay?.reset()
      return longest
    })
    const ofWindow = await page.evaluate(() => {
      const { tasks }: { tasks?: { longestMs: number } } = Object(window)
      const longest = tasks?.longestMs ?? Number.NaN
      if (tasks) tasks.longestMs = 0
      return longest
    })
    return { main, window: ofWindow }
  }
}
