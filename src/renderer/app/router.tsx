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
import { WallView } from '../views/wall/WallView'
import { Frame } from './Frame'
import { ScreenFailed } from './ScreenFailed'
import { ScreenPending } from './ScreenPending'
import { roundScreen, screens } from './screens'
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

const Tenants = roundScreen(screens.TenantsView, () => (
  <TenantsOrWelcome>
    <screens.TenantsView />
  </TenantsOrWelcome>
))

const indexRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', beforeLoad: toWall })

const wallRoute = createRoute({ getParentRoute: () => rootRoute, path: '/wall', component: Wall })

/** The wall stays beneath the room. */
const roomRoute = createRoute({
  getParentRoute: () => wallRoute,
  path: '/room/$tenantKey/$roomId',
  component: screens.RoomView,
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
  component: screens.IncidentsView,
})

const mutedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/muted',
  component: screens.MutedView,
})

/** The list stays beneath the incident. */
const incidentRoute = createRoute({
  getParentRoute: () => incidentsRoute,
  path: '/$incidentId',
  component: screens.IncidentView,
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
  component: screens.AddTenantView,
})
const tenantParams = {
  parse: ({ tenantKey }: { tenantKey: string }) => ({ tenantKey: TenantKey.parse(tenantKey) }),
  stringify: ({ tenantKey }: { tenantKey: TenantKey }) => ({ tenantKey }),
}
/** The list stays beneath the tenant. */
const tenantRoute = createRoute({
  getParentRoute: () => tenantsRoute,
  path: '/$tenantKey',
  params: tenantParams,
  component: screens.TenantView,
})
const editTenantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tenants/$tenantKey/edit',
  params: tenantParams,
  component: roundScreen(screens.ChangeTenantView, () => (
    <screens.ChangeTenantView {...editTenantRoute.useParams()} kind="edit" />
  )),
})
const credentialRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tenants/$tenantKey/credential',
  params: tenantParams,
  component: roundScreen(screens.ChangeTenantView, () => (
    <screens.ChangeTenantView {...credentialRoute.useParams()} kind="rotate" />
  )),
})
const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/activity',
  component: screens.ActivityView,
})
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: screens.SettingsView,
})
const networkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/network',
  component: screens.NetworkView,
})
const notificationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/notifications',
  component: screens.NotificationsView,
})
const rulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/rules',
  component: screens.RulesView,
})
const supportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/backup',
  component: screens.SupportView,
})
const strayRoute = createRoute({ getParentRoute: () => rootRoute, path: '$', beforeLoad: toWall })

/** Screens by hash: the address in the bar can be kept, and restores the view. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    wallRoute.addChildren([roomRoute]),
    mutedRoute,
    incidentsRoute.addChildren([incidentRoute]),
    tenantsRoute.addChildren([tenantRoute]),
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
  // A pointer or the focus on the way to a screen fetches it.
  defaultPreload: 'intent',
  defaultPendingComponent: ScreenPending,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
