import { describe, expect, it } from 'vitest'
import { compareDefinition, withImported } from '../../../src/main/domain/tenant-comparison'
import { readTenantFile, writeTenantFile } from '../../../src/main/tenants/onboarding/tenant-file'
import { Tenant } from '../../../src/shared/model/tenant'
import { TenantDefinition } from '../../../src/shared/model/tenant-definitions'

const caPem = '-----BEGIN CERTIFICATE-----\nMIIBfake+/=\n-----END CERTIFICATE-----\n'

function tenant(changes: object = {}): Tenant {
  return Tenant.parse({
    tenantKey: 'contoso',
    displayName: 'Contoso',
    badge: 'CO',
    colour: 3,
    group: 'Europe',
    directoryId: '11111111-2222-4333-8444-555555555555',
    clientId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
    cloud: 'custom',
    custom: { authorityUrl: 'https://login.example', graphUrl: 'https://graph.example', caPem },
    profile: 'calm',
    paused: true,
    owner: 'Ada',
    credential: { kind: 'secret', expiresAt: 1_900_000_000_000, thumbprint: null },
    ...changes,
  })
}

const about = { appVersion: '1.0.0', createdAt: 1 }
const fileOf = (...tenants: object[]): string =>
  JSON.stringify({ format: 'roomwall-tenants', version: 1, ...about, tenants })
const { tenantKey: _, ...entry } = tenant()

function read(text: string) {
  const outcome = readTenantFile(text)
  if (!outcome.ok) throw new Error(outcome.error.code)
  return outcome.value
}

describe('a file of tenants that cannot be used', () => {
  it.each([
    ['a picture', '\u0089PNG', 'tenantFile.notJson'],
    ['nothing', '', 'tenantFile.notJson'],
    ['half a file', fileOf(entry).slice(0, -3), 'tenantFile.notJson'],
    ['other JSON', '[1, 2]', 'tenantFile.foreign'],
    ['null', 'null', 'tenantFile.foreign'],
    ['a backup’s manifest', '{"format": "roomwall-backup", "version": 1}', 'tenantFile.foreign'],
    ['ours without tenants', '{"format": "roomwall-tenants", "version": 1}', 'tenantFile.foreign'],
    ['a newer one', '{"format": "roomwall-tenants", "version": 2, "people": []}', 'tenantFile.newer'],
    ['too many tenants', fileOf(...Array.from({ length: 501 }, () => entry)), 'tenantFile.tooLarge'],
  ])('says so: %s', (_name, text, code) => {
    expect(readTenantFile(text)).toEqual({ ok: false, error: { code } })
  })

  it.each([
    ['no application id', { clientId: 'roomwall' }, ['clientId']],
    [
      'a name without letters, a colour that is none',
      { displayName: '', colour: 12 },
      ['displayName', 'colour'],
    ],
    [
      'an address in the clear',
      { custom: { ...entry.custom, graphUrl: 'http://graph.example' } },
      ['custom'],
    ],
    ['a custom cloud without addresses', { custom: null }, ['custom']],
    ['addresses without a custom cloud', { cloud: 'global' }, ['custom']],
    [
      'a private key for an authority',
      { custom: { ...entry.custom, caPem: caPem.replaceAll('CERTIFICATE', 'PRIVATE KEY') } },
      ['custom'],
    ],
    ['a directory that is a path', { directoryId: '../common' }, ['directoryId']],
  ])('names the entry and what is wrong with it, and goes on: %s', (_name, changes, fields) => {
    const other = { ...entry, displayName: 'Other', directoryId: 'other.example' }
    const { definitions, broken } = read(fileOf({ ...entry, ...changes }, other))
    expect(definitions.map(({ definition }) => definition.displayName)).toEqual(['Other'])
    expect(broken).toEqual([
      { position: 1, name: { ...entry, ...changes }.displayName, fields, isTwice: false },
    ])
  })

  it('has an entry that is no tenant, and one of a directory that came before', () => {
    const text = fileOf(entry, { ...entry, directoryId: entry.directoryId.toUpperCase() })
    const { definitions, broken } = read(text.replace('"tenants":[', '"tenants":[7,'))
    expect(definitions).toHaveLength(1)
    expect(broken).toMatchObject([
      { position: 1, name: null, fields: [], isTwice: false },
      { position: 3, name: 'Contoso', fields: [], isTwice: true },
    ])
  })
})

describe('a file of tenants', () => {
  it('is read as it was written, also with a byte order mark, and holds no more than a definition', () => {
    const chatty = { ...tenant(), secret: 'planted-secret' }
    const text = writeTenantFile(
      [chatty, tenant({ displayName: 'Alpha', directoryId: 'alpha.example' })],
      about,
    )
    expect(text).not.toContain('planted-secret')
    const { definitions, broken, createdAt } = read(`\uFEFF${text}`)
    expect(broken).toEqual([])
    expect(createdAt).toBe(1)
    expect(definitions).toEqual([
      { position: 1, definition: { ...entry, displayName: 'Alpha', directoryId: 'alpha.example' } },
      { position: 2, definition: entry },
    ])
  })

  it('leaves out a private key that somebody pasted with the certificate authority', () => {
    const pasted = `-----BEGIN PRIVATE KEY-----\nplanted\n-----END PRIVATE KEY-----\n${caPem}`
    const text = writeTenantFile([tenant({ custom: { ...entry.custom, caPem: pasted } })], about)
    expect(text).not.toContain('planted')
    expect(read(text).definitions[0]?.definition.custom?.caPem).toBe(caPem)
  })
})

describe('an imported definition beside the tenants here', () => {
  const definition = (changes: object = {}) => TenantDefinition.parse({ ...entry, ...changes })
  const asNamed = ({ directoryId }: { directoryId: string }) => directoryId.toLowerCase()

  it.each([
    ['another application', { clientId: 'bbbbbbbb-7777-4888-9999-aaaaaaaaaaaa' }, ['clientId']],
    ['another cloud', { cloud: 'global', custom: null }, ['cloud', 'custom']],
    [
      'another sign-in address',
      { custom: { ...entry.custom, authorityUrl: 'https://elsewhere.example' } },
      ['custom'],
    ],
    ['another authority to trust', { custom: { ...entry.custom, caPem: null } }, ['custom']],
  ])('is a conflict when it signs in otherwise: %s', (_name, changes, fields) => {
    const compared = compareDefinition(
      definition({ ...changes, displayName: 'Changed' }),
      [tenant()],
      asNamed,
    )
    expect(compared).toMatchObject({ state: 'conflict', fields })
  })

  it('is new in a directory that is not here; a badge that is taken is said, and no matter', () => {
    expect(
      compareDefinition(definition(), [tenant({ directoryId: 'other.example' })], asNamed),
    ).toMatchObject({
      state: 'new',
      here: null,
      badgeTakenBy: 'Contoso',
    })
  })

  it('is the same whatever is known of the credential, and however ids are written', () => {
    const here = tenant({
      credential: null,
      directoryId: entry.directoryId,
      clientId: entry.clientId.toUpperCase(),
    })
    const compared = compareDefinition(definition(), [here], asNamed)
    expect(compared).toMatchObject({ state: 'same', fields: [], badgeTakenBy: null })
  })

  it('changes what differs and nothing else', () => {
    const here = tenant({ group: null, paused: false, profile: 'fast', credential: null })
    const compared = compareDefinition(definition(), [here], asNamed)
    expect(compared).toMatchObject({ state: 'differs', fields: ['group', 'profile', 'paused'] })
    expect(withImported(here, definition())).toEqual({ ...tenant(), credential: null })
  })
})
