import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventQueue } from '../../../src/simulator/world/event-queue'

describe('the event queue', () => {
  it('runs what is due in order of time, first planned first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 })),
        fc.integer({ min: 0, max: 50 }),
        (times, now) => {
          const queue = new EventQueue()
          const ran: [number, number][] = []
          times.forEach((time, index) => {
            queue.add('x', time, (at) => ran.push([at, index]))
          })
          queue.settle(now)
          const due = times
            .map((time, index) => [time, index] as [number, number])
            .filter(([time]) => time <= now)
          expect(ran).toEqual(due.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
        },
      ),
    )
  })

  it('runs what an event plans for the same stretch, at its own time', () => {
    const queue = new EventQueue()
    const ran: number[] = []
    const again = (at: number) => {
      ran.push(at)
      queue.add('x', at + 10, again)
    }
    queue.add('x', 0, again)
    queue.settle(35)
    expect(ran).toEqual([0, 10, 20, 30])
  })

  it('forgets one plan and keeps the others in order', () => {
    const queue = new EventQueue()
    const ran: string[] = []
    for (const at of [5, 3, 8, 1]) {
      queue.add('kept', at, () => ran.push(`kept ${at}`))
      queue.add('gone', at, () => ran.push(`gone ${at}`))
    }
    queue.cancel('gone')
    queue.settle(10)
    expect(ran).toEqual(['kept 1', 'kept 3', 'kept 5', 'kept 8'])
  })
})
