import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TenantDefinition, TenantFile } from '../../../src/shared/model/tenant-definitions'
import { consoleOpener } from '../../support/console-under-test'
import {
  draftOf,
  emptyConsole,
  granted,
  list,
  lockable,
  save,
  secretOf,
} from '../../support/onboarding-requests'

const planted = 'planted-Sekret-77~abc'

describe('tenants that move by a file', () => {
  const open = consoleOpener()
  let folder: string
  let file: string

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'roomwall-file-'))
    file = path.join(folder, 'tenants.json')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('leave without secrets, arrive in want of a credential, and come to life once it is entered', async () => {
    const first = await open({ ...emptyConsole, start: false })
    const [contoso, fabrikam] = first.tenants()
    const group = 'Europe'
    await granted(save(first, draftOf(first, contoso, { group, profile: 'calm' }), secretOf(contoso)))
    await granted(
      save(
        first,
        draftOf(first, fabrikam),
        { kind: 'secret', secret: planted, expiresAt: null },
        { anyway: true },
      ),
    )
    expect(await granted(first.core.handlers['tenants.exportDefinitions']({ group: null }))).toEqual({
      path: null,
      count: 0,
    })
    first.chosenFile = file
    expect(await granted(first.core.handlers['tenants.exportDefinitions']({ group }))).toMatchObject({
      count: 1,
    })
    expect(await granted(first.core.handlers['tenants.exportDefinitions']({ group: null }))).toEqual({
      path: file,
      count: 2,
    })
    const text = await readFile(file, 'utf8')
    for (const secret of [planted, contoso.clientSecret]) expect(text.includes(secret)).toBe(false)

    const second = await open({ ...emptyConsole, defines: false })
    // The file's addresses lead to the first simulator; the second console has its own.
    const here = { ...second.simulator }
    const { authorityUrl, graphUrl, caPem } = here
    const moved = TenantFile.parse(JSON.parse(text))
    const custom = { authorityUrl, graphUrl, caPem }
    await writeFile(
      file,
      JSON.stringify({ ...moved, tenants: moved.tenants.map((one) => Object.assign({}, one, { custom })) }),
    )
    expect(await granted(second.core.handlers['tenants.previewImport'](null))).toBeNull()
    second.chosenFile = file
    const preview = await granted(second.core.handlers['tenants.previewImport'](null))
    expect(preview?.entries.map(({ state }) => state)).toEqual(['new', 'new'])
    expect(await list(second)).toEqual([])

    const definitions = preview?.entries.map(({ definition }) => definition) ?? []
    const chosen = definitions.filter(({ displayName }) => displayName === contoso.displayName)
    const result = await granted(second.core.handlers['tenants.importDefinitions']({ definitions: chosen }))
    expect(result).toMatchObject({
      added: [{ displayName: contoso.displayName }],
      changed: [],
      notImported: [],
    })
    const status = async () => (await list(second))[0]
    await second.waitUntil('it was tried', async () => (await status())?.access.state === 'failed', 120_000)
    const waiting = await status()
    expect(waiting?.access.error?.code).toBe('signIn.noCredential')
    expect(waiting?.tenant).toMatchObject({ group, profile: 'calm', owner: 'Ada', credential: null })

    const tenantKey = result.added[0]?.tenantKey ?? second.keyOf(contoso)
    await granted(
      second.core.handlers['tenants.rotateCredential']({ tenantKey, credential: secretOf(contoso) }),
    )
    await second.waitUntil('rooms appear', async () => ((await status())?.roomCount ?? 0) > 0, 120_000)
    expect((await status())?.access.state).toBe('signedIn')
  })

  it('change what differs here while credential and rooms stay, and never where a tenant signs in', async () => {
    const console = await open({ tenants: 2, rooms: 6 })
    const [contoso, fabrikam] = console.tenants()
    console.chosenFile = file
    await granted(console.core.handlers['tenants.exportDefinitions']({ group: null }))
    const rooms = await console.rooms()
    const credential = await console.keychain.read(console.keyOf(contoso))
    const before = await list(console)
    const text = (await readFile(file, 'utf8'))
      .replace(`"displayName": "${contoso.displayName}"`, '"displayName": "Renamed"')
      .replace(fabrikam.clientId, '0badc0de-7777-4888-9999-aaaaaaaaaaaa')
    await writeFile(file, text)
    const preview = await granted(console.core.handlers['tenants.previewImport'](null))
    expect(preview?.entries.map(({ state, fields }) => [state, fields])).toEqual(
      expect.arrayContaining([
        ['differs', ['displayName']],
        ['conflict', ['clientId']],
      ]),
    )
    const definitions = preview?.entries.map(({ definition }) => definition) ?? []
    expect(await granted(console.core.handlers['tenants.importDefinitions']({ definitions }))).toMatchObject({
      added: [],
      changed: ['Renamed'],
      notImported: [{ displayName: fabrikam.displayName, error: { code: 'tenant.duplicate' } }],
    })
    const after = await list(console)
    expect(after.map(({ tenant }) => tenant)).toEqual(
      before.map(({ tenant }) =>
        tenant.tenantKey === console.keyOf(contoso) ? { ...tenant, displayName: 'Renamed' } : tenant,
      ),
    )
    expect(await console.keychain.read(console.keyOf(contoso))).toEqual(credential)
    expect((await console.rooms()).map(({ roomId }) => roomId)).toEqual(rooms.map(({ roomId }) => roomId))
  })

  it('are known again when the file names a directory by its domain, and are kept by id', async () => {
    const console = await open({ ...emptyConsole, start: false })
    const [contoso, fabrikam] = console.tenants()
    const { tenantKey } = await granted(save(console, draftOf(console, contoso), secretOf(contoso)))
    console.chosenFile = file
    await granted(console.core.handlers['tenants.exportDefinitions']({ group: null }))
    const { tenants, ...about } = TenantFile.parse(JSON.parse(await readFile(file, 'utf8')))
    const [entry] = tenants.map((tenant) => TenantDefinition.parse(tenant))
    const by = (directoryId: string, changes: object = {}) => ({ ...entry, directoryId, ...changes })
    const elsewhere = { ...entry?.custom, authorityUrl: 'https://login.elsewhere.example' }
    const entries = [
      by(contoso.domain.toUpperCase()),
      by(contoso.tenantId, { displayName: 'Once more' }),
      by(fabrikam.domain, { displayName: fabrikam.displayName, clientId: fabrikam.clientId, badge: 'FH' }),
      by('elsewhere.example', { displayName: 'Elsewhere', custom: elsewhere }),
    ]
    await writeFile(file, JSON.stringify({ ...about, tenants: entries }))
    console.sent.length = 0
    const preview = await granted(console.core.handlers['tenants.previewImport'](null))
    expect(
      preview?.entries.map(({ state, here, definition }) => [state, here?.tenantKey, definition.directoryId]),
    ).toEqual([
      ['same', tenantKey, contoso.tenantId],
      ['new', undefined, fabrikam.tenantId],
      ['new', undefined, 'elsewhere.example'],
    ])
    expect(preview?.broken).toMatchObject([{ position: 2, name: 'Once more', isTwice: true }])
    // Nobody calls an address that only the file names.
    expect(console.sent.filter((url) => url.includes('elsewhere'))).toEqual([])

    const definitions = entries.slice(2, 3).map((one) => TenantDefinition.parse(one))
    await granted(console.core.handlers['tenants.importDefinitions']({ definitions }))
    expect((await list(console)).map(({ tenant }) => tenant.directoryId)).toEqual([
      contoso.tenantId,
      fabrikam.tenantId,
    ])
    const again = definitions.map((one) => ({ ...one, directoryId: fabrikam.tenantId }))
    expect(
      await granted(console.core.handlers['tenants.importDefinitions']({ definitions: again })),
    ).toMatchObject({ added: [] })
  })

  it('take no credential that a removed tenant of the same name left behind', async () => {
    const keychain = lockable()
    const console = await open({ ...emptyConsole, start: false, keychain })
    const [contoso] = console.tenants()
    const { tenantKey } = await granted(save(console, draftOf(console, contoso), secretOf(contoso)))
    console.chosenFile = file
    await granted(console.core.handlers['tenants.exportDefinitions']({ group: null }))
    const preview = await granted(console.core.handlers['tenants.previewImport'](null))
    const definitions = preview?.entries.map(({ definition }) => definition) ?? []
    keychain.isLocked = true
    await granted(
      console.core.handlers['tenants.remove']({
        tenantKey,
        confirmedName: contoso.displayName,
        leavesCredential: true,
      }),
    )
    expect(await granted(console.core.handlers['tenants.importDefinitions']({ definitions }))).toMatchObject({
      added: [],
      notImported: [{ error: { code: 'keychain.unavailable' } }],
    })
    keychain.isLocked = false
    expect(await granted(console.core.handlers['tenants.importDefinitions']({ definitions }))).toMatchObject({
      added: [{ tenantKey }],
    })
    expect(await keychain.read(tenantKey)).toEqual({ ok: true, value: null })
  })

  it('are not read from a file that is away or too large', async () => {
    const console = await open({ ...emptyConsole, start: false })
    console.chosenFile = file
    const preview = () => console.core.handlers['tenants.previewImport'](null)
    expect(await preview()).toMatchObject({ error: { code: 'file.notRead' } })
    await writeFile(file, ' '.repeat(5_000_001))
    expect(await preview()).toMatchObject({ error: { code: 'tenantFile.tooLarge' } })
    console.chosenFile = path.join(folder, 'no', 'folder.json')
    expect(await console.core.handlers['tenants.exportDefinitions']({ group: null })).toMatchObject({
      error: { code: 'file.notWritten' },
    })
  })
})
