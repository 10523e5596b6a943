import type { Registration, RegistrationOrder, TenantAccess } from '../../../shared/model/onboarding'
import { type Permission, permissions } from '../../../shared/model/permission'
import type { Cloud } from '../../../shared/model/tenant'
import { type CloudEndpoints, endpointsOf } from '../clouds'

/** Microsoft Graph's own application id, the same in every cloud. */
const graphAppId = '00000003-0000-0000-c000-000000000000'

/** What the tools of Microsoft call each cloud; a custom one has no name there. */
const cloudNames: Record<Cloud, { azureCli: string; powerShell: string } | null> = {
  global: { azureCli: 'AzureCloud', powerShell: 'Global' },
  usGovL4: { azureCli: 'AzureUSGovernment', powerShell: 'USGov' },
  usGovL5: { azureCli: 'AzureUSGovernment', powerShell: 'USGovDoD' },
  china: { azureCli: 'AzureChinaCloud', powerShell: 'China' },
  custom: null,
}

interface Access {
  name: string
  id: string
}

/**
 * Everything an administrator needs to register the app, as text to copy: manifest, Azure CLI and Microsoft Graph
 * PowerShell, and the page that asks for admin consent. Null for a custom cloud without endpoints.
 */
export function prepareRegistration(order: RegistrationOrder): Registration | null {
  const endpoints = endpointsOf(order)
  if (!endpoints) return null
  const access = order.permissions.map((permission) => accessOf(permission, order.isReadOnly))
  const redirectUrl = redirectUrlOf(endpoints)
  const requiredResourceAccess = [
    { resourceAppId: graphAppId, resourceAccess: access.map(({ id }) => ({ id, type: 'Role' })) },
  ]
  const manifest = JSON.stringify(requiredResourceAccess, null, 2)
  return {
    manifest,
    azureCli: azureCli(order, access, manifest, redirectUrl),
    powerShell: powerShell(order, access, redirectUrl),
    consentUrl: order.clientId === null ? null : consentUrlOf({ ...order, clientId: order.clientId }),
  }
}

/** Consent comes back to a page of the cloud itself: the app has none of its own. */
const redirectUrlOf = ({ authorityUrl }: CloudEndpoints): string =>
  `${authorityUrl}/common/oauth2/nativeclient`

/** Where an administrator gives the app consent; null for a custom cloud without endpoints. */
export function consentUrlOf(tenant: TenantAccess): string | null {
  const endpoints = endpointsOf(tenant)
  if (!endpoints) return null
  const query = new URLSearchParams({
    client_id: tenant.clientId,
    redirect_uri: redirectUrlOf(endpoints),
    state: 'roomwall',
  })
  return `${endpoints.authorityUrl}/${encodeURIComponent(tenant.directoryId)}/adminconsent?${query}`
}

function accessOf(permission: Permission, isReadOnly: boolean): Access {
  const kind = permissions[permission]
  if (isReadOnly && 'readOnlyVariant' in kind) {
    return { name: kind.readOnlyVariant.name, id: kind.readOnlyVariant.roleId }
  }
  return { name: permission, id: kind.roleId }
}

function azureCli(order: RegistrationOrder, access: Access[], manifest: string, redirectUrl: string): string {
  const cloud = cloudNames[order.cloud]
  return `#!/bin/sh
# Registers Roomwall in the tenant and gives admin consent. Run it as Global Administrator or
# Privileged Role Administrator (Azure CLI). It asks for:
${access.map(({ name }) => `#   ${name}`).join('\n')}
set -e
${cloud ? `az cloud set --name ${cloud.azureCli}\n` : ''}az login --tenant ${shellWord(order.directoryId)} --allow-no-subscriptions --output none
cat > roomwall-permissions.json <<'JSON'
${manifest}
JSON
APP_ID=$(az ad app create --display-name Roomwall --sign-in-audience AzureADMyOrg \\
  --public-client-redirect-uris ${shellWord(redirectUrl)} \\
  --required-resource-accesses @roomwall-permissions.json --query appId --output tsv)
az ad sp create --id "$APP_ID" --output none
sleep 20 # until the new service principal is known everywhere
az ad app permission admin-consent --id "$APP_ID"
echo "Application (client) id: $APP_ID"
`
}

function powerShell(order: RegistrationOrder, access: Access[], redirectUrl: string): string {
  const cloud = cloudNames[order.cloud]
  const environment = cloud ? ` -Environment ${cloud.powerShell}` : ''
  return `# Registers Roomwall in the tenant and gives admin consent. Run it as Global Administrator or
# Privileged Role Administrator. Needs: Install-Module Microsoft.Graph.Applications
$ErrorActionPreference = 'Stop'
Connect-MgGraph -TenantId ${powerShellText(order.directoryId)}${environment} \`
  -Scopes 'Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'
$access = @(
${access.map(({ id, name }) => `  @{ Id = '${id}'; Type = 'Role' } # ${name}`).join('\n')}
)
$app = New-MgApplication -DisplayName 'Roomwall' -SignInAudience 'AzureADMyOrg' \`
  -PublicClient @{ RedirectUris = @(${powerShellText(redirectUrl)}) } \`
  -RequiredResourceAccess @(@{ ResourceAppId = '${graphAppId}'; ResourceAccess = $access })
$principal = New-MgServicePrincipal -AppId $app.AppId
$graph = Get-MgServicePrincipal -Filter "appId eq '${graphAppId}'"
foreach ($role in $access) {
  New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id \`
    -PrincipalId $principal.Id -ResourceId $graph.Id -AppRoleId $role.Id | Out-Null
}
"Application (client) id: $($app.AppId)"
`
}

/** As one word of a POSIX shell, whatever is in it. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** As a literal text of PowerShell, which also reads typographic quotes as quotes. */
function powerShellText(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, (quote) => quote + quote)}'`
}
