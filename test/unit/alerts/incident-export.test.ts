import papaparse from 'papaparse'
import { expect, it } from 'vitest'
import { exportIncidents } from '../../../src/main/alerts/incident-export'
import { watchedWorld } from '../domain/alert-world'
import { minute } from '../domain/facts'

it('a list as CSV: a line an incident, times in UTC, and no cell that a spreadsheet would run', () => {
  const { world, rooms } = watchedWorld({ '=HYPERLINK("http://evil.example")': 5 })
  world.offline(rooms[0] ?? '')
  world.pass(10 * minute)
  const csv = exportIncidents(world.incidents(), () => 'Contoso')
  const { data } = papaparse.parse<Record<string, string>>(csv.trim(), { header: true })
  expect(data).toMatchObject([
    {
      state: 'Open',
      kind: 'Room offline',
      tenant: 'Contoso',
      site: '\'=HYPERLINK("http://evil.example")',
      room: rooms[0],
      firstBad: expect.stringMatching(/^2026-11-23T.*Z$/),
      resolved: '',
    },
  ])
})
