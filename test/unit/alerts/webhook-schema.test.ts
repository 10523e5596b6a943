import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { WebhookEvent } from '../../../src/shared/model/webhook-event'

it('the JSON schema people build their receivers by is the one that is sent', () => {
  const page = path.resolve('src/decisions/0019-machines-get-one-event-an-incident.md')
  const [, schema] = /```json\n([\s\S]*?)\n```/.exec(readFileSync(page, 'utf8')) ?? []
  expect(JSON.parse(schema ?? '')).toEqual(
    JSON.parse(JSON.stringify(z.toJSONSchema(WebhookEvent, { reused: 'ref' }))),
  )
})
