import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { slackMessage } from '../../../../src/main/alerts/channels/slack-message'
import type { Notification } from '../../../../src/shared/model/notification'
import { message, toldRoom } from './notification-samples'

/** As Slack publishes them: 50 blocks, 150 characters a header, 3,000 a section. */
const Message = z.object({
  text: z.string().min(1),
  blocks: z
    .array(
      z.discriminatedUnion('type', [
        z.object({
          type: z.literal('header'),
          text: z.object({ type: z.literal('plain_text'), text: z.string().min(1).max(150) }),
        }),
        z.object({
          type: z.literal('section'),
          text: z.object({ type: z.literal('mrkdwn'), text: z.string().min(1).max(3_000) }),
        }),
        z.object({
          type: z.literal('context'),
          elements: z.array(z.object({ type: z.literal('mrkdwn'), text: z.string() })).max(10),
        }),
      ]),
    )
    .max(50),
})

function read(notification: Notification) {
  const { text, blocks } = Message.parse(slackMessage(notification))
  const sections = blocks.flatMap((block) => (block.type === 'section' ? block.text.text : []))
  const footer = blocks.flatMap((block) => (block.type === 'context' ? block.elements : []))
  return { text, blocks, sections, footer: footer.map((element) => element.text).join() }
}

describe('the message for Slack and its likes', () => {
  it('tells of one room with its facts, and links to where Microsoft shows the same', () => {
    const { text, sections, footer } = read(message([toldRoom(1)]))
    expect(text).toBe('Room 1 is offline')
    expect(sections.join('\n')).toContain('Site: Oslo')
    expect(footer).toContain('<https://admin.teams.microsoft.com/devices/roomsystems|Teams admin center>')
  })

  it('tells of ten of sixty rooms and says how many more there are', () => {
    const { sections } = read(message(Array.from({ length: 60 }, (_, index) => toldRoom(index + 1))))
    expect(sections.filter((section) => section.includes('is offline'))).toHaveLength(10)
    expect(sections.at(-1)).toBe('and 50 more')
  })

  it('keeps a name from being read as a mention or a link', () => {
    const { text, sections } = read(message([toldRoom(1)], { title: '<!channel> & co', body: '<@U1>' }))
    expect(text).toBe('&lt;!channel&gt; &amp; co')
    expect(sections).toContain('&lt;@U1&gt;')
  })

  it('stays within the limits with names and notes without end', () => {
    const endless = '<x>'.repeat(5_000)
    const contacts = [{ name: 'Kim', phone: null, mail: null, note: endless }]
    const { sections } = read(message([toldRoom(1, { contacts })], { title: endless, body: endless }))
    // Cut within an escaped mark, Slack would show half of it.
    for (const section of sections) expect(section).not.toMatch(/&[a-z]*$/)
  })

  it('lists the contacts of the site', () => {
    const contacts = [{ name: 'Kim Berg', phone: '+47 22 00 00 00', mail: null, note: 'has the key' }]
    const { sections } = read(message([toldRoom(1, { contacts })]))
    expect(sections.join('\n')).toContain('Contact: Kim Berg, +47 22 00 00 00, has the key')
  })
})
