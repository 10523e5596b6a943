import { expect, test } from 'vitest'
import { Lanes, onePage } from '../../../src/main/store/lanes'

/** Work of `pages` pages that writes down each; every page takes `pageMs` of the lanes' time. */
function scene(pageMs: number) {
  let elapsedMs = 0
  const log: string[] = []
  const lanes = new Lanes(() => elapsedMs)
  const run = (lane: string, name: string, pages: number) =>
    lanes.run(lane, function* () {
      for (let page = 1; page <= pages; page++) {
        log.push(`${name}${page}`)
        elapsedMs += pageMs
        if (page < pages) yield
      }
      return name
    })
  return { lanes, log, run }
}

test('work that throws is reported to its caller only, and the lane goes on', async () => {
  const { lanes, run } = scene(1)
  const failing = lanes.run(
    'contoso',
    onePage(() => {
      throw new Error('broken')
    }),
  )
  const next = run('contoso', 'next', 1)

  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('next')
})

test('within a lane work is done in order, lanes take turns page by page', async () => {
  const { log, run } = scene(1)
  await Promise.all([run('contoso', 'a', 2), run('contoso', 'b', 1), run('fabrikam', 'x', 3)])
  expect(log).toEqual(['a1', 'x1', 'a2', 'x2', 'b1', 'x3'])
})

test('the event loop goes on after each turn of a few milliseconds', async () => {
  const { log, run } = scene(2)
  const tick = () => {
    log.push('loop')
    if (log.length < 8) setImmediate(tick)
  }
  const done = run('contoso', 'p', 5)
  setImmediate(tick)
  await done
  expect(log.slice(0, 7)).toEqual(['p1', 'p2', 'loop', 'p3', 'p4', 'loop', 'p5'])
})

test('idle waits for everything queued, and does not wait when there is nothing', async () => {
  const { lanes, log, run } = scene(5)
  await lanes.idle()
  void run('contoso', 'a', 3)
  await lanes.idle()
  expect(log).toEqual(['a1', 'a2', 'a3'])
})
