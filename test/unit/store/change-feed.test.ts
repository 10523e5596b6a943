import { expect, test } from 'vitest'
import { ChangeFeed } from '../../../src/main/store/change-feed'
import { contoso, fabrikam, recordingLogger } from './store-samples'

const nothingChanged = { changed: [], removed: [] }

test('a listener that throws is logged and does not stop the others', () => {
  const logger = recordingLogger()
  const feed = new ChangeFeed('run-1', logger)
  const heard: number[] = []
  feed.subscribe(() => {
    throw new Error('broken listener')
  })
  feed.subscribe((_name, payload) => {
    heard.push(payload.revision)
  })

  feed.publish('rooms.changed', contoso, nothingChanged)

  expect(heard).toEqual([1])
  expect(logger.lines).toEqual([
    'a listener of the change feed threw {"event":"rooms.changed","error":"Error: broken listener"}',
  ])
})

test('revisions count from 1 for each tenant and each kind of event', () => {
  const feed = new ChangeFeed('run-1', recordingLogger())
  const heard: unknown[] = []
  feed.subscribe((name, payload) => {
    heard.push([name, payload.tenantKey, payload.epoch, payload.revision])
  })

  expect(feed.revision('rooms.changed', contoso)).toEqual({ epoch: 'run-1', revision: 0 })
  feed.publish('rooms.changed', contoso, nothingChanged)
  feed.publish('rooms.changed', contoso, nothingChanged)
  feed.publish('rooms.changed', fabrikam, nothingChanged)
  feed.publish('tenant.removed', contoso, {})

  expect(heard).toEqual([
    ['rooms.changed', contoso, 'run-1', 1],
    ['rooms.changed', contoso, 'run-1', 2],
    ['rooms.changed', fabrikam, 'run-1', 1],
    ['tenant.removed', contoso, 'run-1', 1],
  ])
  expect(feed.revision('rooms.changed', contoso)).toEqual({ epoch: 'run-1', revision: 2 })
})

test('an event published by a listener comes with the next revision, and nobody hears after leaving', () => {
  const feed = new ChangeFeed('run-1', recordingLogger())
  const heard: number[] = []
  const leave = feed.subscribe((_name, payload) => {
    heard.push(payload.revision)
    if (payload.revision === 1) feed.publish('rooms.changed', contoso, nothingChanged)
  })
  feed.publish('rooms.changed', contoso, nothingChanged)
  leave()
  feed.publish('rooms.changed', contoso, nothingChanged)

  expect(heard).toEqual([1, 2])
})
