import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
} from '@tanstack/react-router'
import { IncidentId } from '../../shared/model/incident'
import { RoomId } from '../../shared/model/room'
import { TenantKey } from '../../shared/model/tenant'
import { ActivityView } from '../views/activity/ActivityView'
import { IncidentsView } from '../views/incidents/IncidentsView'
import { IncidentView } from '../views/incidents/IncidentView'
import { MutedView } from '../views/muted/MutedView'
import { NetworkView } from '../views/network/NetworkView'
import { NotificationsView } from '../views/notifications/NotificationsView'
import { RoomView } from '../views/room/RoomView'
import { RulesView } from '../views/rules/RulesView'
import { SettingsView } from '../views/settings/SettingsView'
import { SupportView } from '../views/support/SupportView'
import { AddTenantView } from '../views/tenants/AddTenantView'
import { ChangeTenantView } from '../views/tenants/ChangeTenantView'
import { TenantsView } from '../views/tenants/TenantsView'
import { WallView } from '../views/wall/WallView'
import { Frame } from './Frame'
import { ScreenFailed } from './ScreenFailed'
import { TenantsOrWelcome } from './TenantsOrWelcome'

const rootRoute = createRootRoute({ component: Frame, errorComponent: ScreenFailed })

const toWall = (): never => {
  throw redirect({ to: '/wall' })
}

const Wall = () => (
  <TenantsOrWelcome>
    <WallView />
  </TenantsOrWelcome>
)

const Tenants = () => (
  <TenantsOrWelcome>
    <TenantsView />
  </TenantsOrWelcome>
)

const indexRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', beforeLoad: toWall })

const wallRoute = createRoute({ getParentRoute: () => rootRoute, path: '/wall', component: Wall })

/** The wall stays beneath the room. */
const roomRoute = createRoute({
  getParentRoute: () => wallRoute,
  path: '/room/$tenantKey/$roomId',
  component: RoomView,
  params: {
    parse: ({ tenantKey, roomId }) => ({
      tenantKey: TenantKey.parse(tenantKey),
      roomId: RoomId.parse(roomId),
    }),
    stringify: ({ tenantKey, roomId }) => ({ tenantKey, roomId }),
  },
})

const incidentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents',
  component: IncidentsView,
})

const mutedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/muted',
  component: MutedView,
})

/** The list stays beneath the incident. */
const incidentRoute = createRoute({
  getParentRoute: () => incidentsRoute,
  path: '/$incidentId',
  component: IncidentView,
  params: {
    parse: ({ incidentId }) => ({ incidentId: IncidentId.parse(incidentId) }),
    stringify: ({ incidentId }) => ({ incidentId }),
  },
})

const tenantsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tenants',
  component: Tenants,
})
const addTenantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tenants/add',
  component: AddTenantView,
})
const tenantParams = {
  parse: ({ tenantKey }: { tenantKey: string }) => ({ tenantKey: TenantKey.parse(tenantKey) }),
  stringify: ({ tenantKey }: { tenantKey: TenantKey }) => ({ tenantKey }),
}
const editTenantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tenants/$tenantKey/edit',
  params: tenantParams,
  component: () => <ChangeTenantView {...editTenantRoute.useParams()} kind="edit" />,
})
const credentialRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tenants/$tenantKey/credential',
  params: tenantParams,
  component: () => <ChangeTenantView {...credentialRoute.useParams()} kind="rotate" />,
})
const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/activity',
  component: ActivityView,
})
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: SettingsView,
})
const networkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/network',
  component: NetworkView,
})
const notificationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/notifications',
  component: NotificationsView,
})
const rulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/rules',
  component: RulesView,
})
const supportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/backup',
  component: SupportView,
})
const strayRoute = createRoute({ getParentRoute: () => rootRoute, path: '$', beforeLoad: toWall })

/** Screens by hash: the address in the bar can be kept, and restores the view. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    wallRoute.addChildren([roomRoute]),
    mutedRoute,
    incidentsRoute.addChildren([incidentRoute]),
    tenantsRoute,
    addTenantRoute,
    editTenantRoute,
    credentialRoute,
    activityRoute,
    settingsRoute,
    networkRoute,
    supportRoute,
    notificationsRoute,
    rulesRoute,
    strayRoute,
  ]),
  history: createHashHistory(),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
