import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { teamsMessage } from '../../../../src/main/alerts/channels/adaptive-card'
import type { Notification } from '../../../../src/shared/model/notification'
import { message, toldRoom } from './notification-samples'

/** As Microsoft publishes them for incoming webhooks and cards: 28 KB a message, six actions a card. */
const published = { bytes: 28 * 1024, actions: 6 }

const Message = z.object({
  type: z.literal('message'),
  attachments: z.tuple([
    z.object({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      content: z.object({
        type: z.literal('AdaptiveCard'),
        version: z.literal('1.4'),
        fallbackText: z.string(),
        body: z.array(
          z.discriminatedUnion('type', [
            z.object({ type: z.literal('TextBlock'), text: z.string(), color: z.string().optional() }),
            z.object({
              type: z.literal('FactSet'),
              facts: z.array(z.object({ title: z.string(), value: z.string() })),
            }),
          ]),
        ),
        actions: z.array(z.object({ type: z.literal('Action.OpenUrl'), title: z.string(), url: z.url() })),
      }),
    }),
  ]),
})

function cardOf(notification: Notification) {
  const sent = teamsMessage(notification)
  const [{ content }] = Message.parse(sent).attachments
  const texts = content.body.flatMap((block) => (block.type === 'TextBlock' ? block.text : []))
  return { ...content, texts, bytes: Buffer.byteLength(JSON.stringify(sent)) }
}

const sixty = Array.from({ length: 60 }, (_, index) => toldRoom(index + 1))

describe('the card for Teams', () => {
  it('tells of one room with its facts and the ways to Microsoft', () => {
    const card = cardOf(message([toldRoom(1)]))
    expect(card.texts).toContain('Room 1 is offline')
    expect(card.body.find((block) => block.type === 'FactSet')).toMatchObject({
      facts: expect.arrayContaining([{ title: 'Site', value: 'Oslo' }]),
    })
    expect(card.actions.map(({ title }) => title)).toEqual(['Teams admin center', 'Pro Management portal'])
    expect(card.actions.length).toBeLessThanOrEqual(published.actions)
  })

  it('tells of the first ten of sixty rooms, says how many more there are, and stays within the size', () => {
    const card = cardOf(message(sixty))
    expect(card.texts).toContain('Room 10 is offline')
    expect(card.texts).not.toContain('Room 11 is offline')
    expect(card.texts).toContain('and 50 more')
    expect(card.bytes).toBeLessThan(published.bytes)
  })

  it('tells of fewer rooms, rather than be refused, where each has ten contacts with long notes', () => {
    const note = 'ключ у охраны '.repeat(70)
    const contacts = Array.from({ length: 10 }, (_, index) => ({
      name: `Person ${index}`,
      phone: '+47 22 00 00 00',
      mail: 'person@example.com',
      note,
    }))
    const card = cardOf(message(sixty.map((one) => ({ ...one, contacts }))))
    expect(card.bytes).toBeLessThan(published.bytes)
    expect(card.texts).toContain('Room 1 is offline')
    expect(card.texts.some((text) => /^and \d+ more$/.test(text))).toBe(true)
  })

  it('cuts a title without end', () => {
    const endless = 'x'.repeat(60_000)
    const card = cardOf(message([toldRoom(1, { title: endless, site: endless })], { body: endless }))
    expect(card.bytes).toBeLessThan(published.bytes)
  })

  it('shows marks in names as they are', () => {
    const card = cardOf(message([toldRoom(1)], { title: 'Room *A* [west]_1' }))
    expect(card.texts[0]).toBe('Room \\*A\\* \\[west\\]\\_1')
  })

  it('reads as good news when it is, and has no buttons in a test message', () => {
    const colour = (kind: Notification['kind']) =>
      cardOf(message([toldRoom(1)], { kind })).body.flatMap((block) =>
        block.type === 'TextBlock' ? (block.color ?? []) : [],
      )
    expect(colour('opened')).toEqual(['Attention'])
    expect(colour('recovered')).toEqual(['Good'])
    expect(cardOf(message([], { kind: 'test', title: 'Test message' })).actions).toEqual([])
  })
})
