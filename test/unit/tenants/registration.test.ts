import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { prepareRegistration } from '../../../src/main/tenants/onboarding/registration'
import type { RegistrationOrder } from '../../../src/shared/model/onboarding'
import { permissionNames } from '../../../src/shared/model/permission'

const order: RegistrationOrder = {
  directoryId: 'contoso.com',
  cloud: 'global',
  custom: null,
  clientId: null,
  permissions: permissionNames,
  isReadOnly: false,
}

function prepared(changes: Partial<RegistrationOrder> = {}) {
  const registration = prepareRegistration({ ...order, ...changes })
  if (!registration) throw new Error('There is no registration')
  return registration
}

describe('the prepared app registration', () => {
  it('asks Microsoft Graph for exactly the chosen application roles', () => {
    const { manifest } = prepared({ permissions: ['Presence.Read.All', 'Place.Read.All'] })
    expect(JSON.parse(manifest)).toEqual([
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: [
          { id: 'a70e0c2d-e793-494c-94c4-118fa0a67f42', type: 'Role' },
          { id: '913b9306-0ce1-42b8-9137-6a7df690a760', type: 'Role' },
        ],
      },
    ])
  })

  it('asks for the read-only role of devices when nothing is to be restarted', () => {
    const { manifest, powerShell } = prepared({ isReadOnly: true })
    expect(manifest).toContain('0591bafd-7c1c-4c30-a2a5-2b9aacb1dfe8')
    expect(manifest).not.toContain('79c02f5b-bd4f-4713-bc2c-a8a4a66e127b')
    expect(powerShell).toContain('# TeamworkDevice.Read.All')
  })

  it.each([
    ['usGovL4', 'AzureUSGovernment', '-Environment USGov ', 'https://login.microsoftonline.us/'],
    ['usGovL5', 'AzureUSGovernment', '-Environment USGovDoD ', 'https://login.microsoftonline.us/'],
    ['china', 'AzureChinaCloud', '-Environment China ', 'https://login.chinacloudapi.cn/'],
  ] as const)('speaks to the cloud %s', (cloud, cli, environment, authority) => {
    const { azureCli, powerShell, consentUrl } = prepared({ cloud, clientId: 'app-1' })
    expect(azureCli).toContain(`az cloud set --name ${cli}\n`)
    expect(powerShell).toContain(environment)
    expect(consentUrl?.startsWith(`${authority}contoso.com/adminconsent?client_id=app-1&`)).toBe(true)
  })

  it('has no consent link before the application id is known', () => {
    expect(prepared().consentUrl).toBeNull()
  })

  it('is nothing for a custom cloud without endpoints', () => {
    expect(prepareRegistration({ ...order, cloud: 'custom' })).toBeNull()
  })

  it('runs no command that hides in the name of the tenant', () => {
    const { azureCli, powerShell } = prepared({ directoryId: `x'; echo planted; '` })
    const script = azureCli.replace(/^.*?(az login)/s, 'printf "%s|" az login')
    const [line = ''] = script.split('\n')
    expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' })).toContain(`|x'; echo planted; '|`)
    expect(powerShell).toContain(`-TenantId 'x''; echo planted; '''`)
  })

  it('is a script that a shell can read', () => {
    execFileSync('sh', ['-n'], { input: prepared().azureCli })
  })
})
