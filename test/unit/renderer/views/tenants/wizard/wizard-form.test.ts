import { describe, expect, it } from 'vitest'
import {
  formOf,
  newForm,
  wantedPermissions,
} from '../../../../../../src/renderer/views/tenants/wizard/wizard-form'
import { Tenant } from '../../../../../../src/shared/model/tenant'

const tenant = Tenant.parse({
  tenantKey: 'contoso',
  displayName: 'Contoso',
  badge: 'CON',
  colour: 1,
  group: null,
  directoryId: '11111111-2222-4333-8444-555555555555',
  clientId: '66666666-7777-4888-8999-000000000000',
  cloud: 'global',
  custom: null,
  profile: 'default',
  owner: null,
  paused: false,
  credential: null,
})

const core = ['Presence.Read.All', 'CallRecords.Read.All', 'User.Read.All']

describe('what the wizard asks for', () => {
  it('a tenant that is edited asks for what it was granted, not for what a new one would', () => {
    const readOnly = formOf(tenant, [...core, 'TeamworkDevice.Read.All'])
    expect(readOnly).toMatchObject({ isReadOnly: true, withSmartBuildings: false, withIntune: false })
    const withIntune = formOf(tenant, [
      ...core,
      'TeamworkDevice.ReadWrite.All',
      'Place.Read.All',
      'DeviceManagementManagedDevices.Read.All',
    ])
    expect(withIntune).toMatchObject({ isReadOnly: false, withSmartBuildings: true, withIntune: true })
    expect(wantedPermissions(withIntune)).toContain('Device.Read.All')
  })

  it.each([[null], [[]]])('begins like a new one while nothing is known of its roles: %j', (roles) => {
    const { withSmartBuildings, withIntune, isReadOnly } = newForm(1)
    expect(formOf(tenant, roles)).toMatchObject({ withSmartBuildings, withIntune, isReadOnly })
  })

  it('never asks the China cloud for presence or call records', () => {
    const wanted = wantedPermissions({ ...newForm(0), cloud: 'china' })
    expect(wanted).toContain('User.Read.All')
    expect(wanted).not.toContain('Presence.Read.All')
    expect(wanted).not.toContain('CallRecords.Read.All')
    expect(wantedPermissions(newForm(0))).toContain('Presence.Read.All')
  })
})
