import { expect, test } from 'vitest'
import { readAccounts, readLicensedAccounts } from '../../../src/main/graph/accounts'
import { licenceTable } from '../../../src/shared/model/licence-table'
import { runToEnd, scriptGraph } from '../../support/scripted-graph'

const sweep = { lane: 'sweep' } as const
const pro = '4cde982a-ede4-4409-9ae6-b003453c8ea6'
const ada = {
  id: 'AAAAAAAA-0000-4000-8000-000000000001',
  displayName: 'Room Ada',
  userPrincipalName: 'Ada@Contoso.test',
  mail: null,
  accountEnabled: true,
  assignedLicenses: [
    { skuId: pro.toUpperCase() },
    { skuId: pro },
    { skuId: 'c5928f49-12ba-48f7-ada3-0d743a3601d5' },
    {},
  ],
}

test('one question asks for every device licence', async () => {
  const { graph, clock, sent } = scriptGraph(() => ({ body: { value: [ada] } }))
  const accounts = await runToEnd(clock, readLicensedAccounts(graph, sweep))
  expect(sent).toHaveLength(1)
  for (const licence of licenceTable) expect(sent[0]?.path).toContain(`u/skuId eq ${licence.skuId})`)
  expect(sent[0]?.path).toContain('assignedLicenses')
  expect(accounts).toEqual({
    ok: true,
    value: [
      {
        accountId: 'aaaaaaaa-0000-4000-8000-000000000001',
        displayName: 'Room Ada',
        userPrincipalName: 'ada@contoso.test',
        mail: null,
        isEnabled: true,
        licences: [
          { skuId: pro, class: 'pro', name: 'Teams Rooms Pro' },
          {
            skuId: 'c5928f49-12ba-48f7-ada3-0d743a3601d5',
            class: 'other',
            name: 'c5928f49-12ba-48f7-ada3-0d743a3601d5',
          },
        ],
      },
    ],
  })
})

test('a service that refuses the long question is asked licence by licence', async () => {
  const { graph, clock, sent } = scriptGraph(({ path }) =>
    path.includes(' or ') ? { status: 400 } : { body: { value: [ada] } },
  )
  const accounts = await runToEnd(clock, readLicensedAccounts(graph, sweep))
  expect(accounts).toMatchObject({ ok: true, value: [{ displayName: 'Room Ada' }] })
  expect(sent).toHaveLength(1 + licenceTable.length)
})

test('one licence that could not be asked for spoils the answer: accounts must not seem to vanish', async () => {
  const { graph, clock } = scriptGraph(({ path }) => {
    if (path.includes(' or ')) return { status: 400 }
    return path.includes(pro) ? { status: 403 } : { body: { value: [ada] } }
  })
  expect(await runToEnd(clock, readLicensedAccounts(graph, sweep))).toMatchObject({
    ok: false,
    error: { code: 'graph.permissionMissing', params: { permission: 'User.Read.All' } },
  })
})

test('accounts without any licence property are read too', async () => {
  const { graph, clock } = scriptGraph(() => ({
    body: { responses: [{ id: '0', status: 200, body: { value: { id: ada.id, accountEnabled: 'yes' } } }] },
  }))
  const accounts = await runToEnd(clock, readAccounts(graph, [ada.id, 'device-text'], sweep))
  expect(Object.fromEntries(accounts)).toMatchObject({
    'aaaaaaaa-0000-4000-8000-000000000001': { ok: true, value: { licences: [], isEnabled: null } },
    'device-text': { ok: false, error: { code: 'graph.notFound' } },
  })
})

test('a place is looked up by its address', async () => {
  const { graph, clock, sent } = scriptGraph(() => ({
    body: { responses: [{ id: '0', status: 200, body: ada }] },
  }))
  const accounts = await runToEnd(clock, readAccounts(graph, ['Ada@Contoso.test'], sweep))
  expect(JSON.stringify(sent[0]?.body)).toContain('/users/ada%40contoso.test?')
  expect(accounts.get('ada@contoso.test')).toMatchObject({ ok: true, value: { displayName: 'Room Ada' } })
})
