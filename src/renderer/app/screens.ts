import { lazyRouteComponent } from '@tanstack/react-router'

/** Every screen but the wall, with which the app starts, is a file of its own: the wall does not wait for them. */
export const screens = {
  ActivityView: lazyRouteComponent(() => import('../views/activity/ActivityView'), 'ActivityView'),
  AddTenantView: lazyRouteComponent(() => import('../views/tenants/AddTenantView'), 'AddTenantView'),
  ChangeTenantView: lazyRouteComponent(() => import('../views/tenants/ChangeTenantView'), 'ChangeTenantView'),
  IncidentsView: lazyRouteComponent(() => import('../views/incidents/IncidentsView'), 'IncidentsView'),
  IncidentView: lazyRouteComponent(() => import('../views/incidents/IncidentView'), 'IncidentView'),
  MutedView: lazyRouteComponent(() => import('../views/muted/MutedView'), 'MutedView'),
  NetworkView: lazyRouteComponent(() => import('../views/network/NetworkView'), 'NetworkView'),
  NotificationsView: lazyRouteComponent(
    () => import('../views/notifications/NotificationsView'),
    'NotificationsView',
  ),
  RoomView: lazyRouteComponent(() => import('../views/room/RoomView'), 'RoomView'),
  RulesView: lazyRouteComponent(() => import('../views/rules/RulesView'), 'RulesView'),
  SettingsView: lazyRouteComponent(() => import('../views/settings/SettingsView'), 'SettingsView'),
  SupportView: lazyRouteComponent(() => import('../views/support/SupportView'), 'SupportView'),
  TenantView: lazyRouteComponent(() => import('../views/tenants/TenantView'), 'TenantView'),
  TenantsView: lazyRouteComponent(() => import('../views/tenants/TenantsView'), 'TenantsView'),
} as const

/** By then the wall has long been drawn, also on a slow computer, ms. */
const afterStartMs = 3_000

/** Fetches all screens once the window has nothing else to do, so that none is waited for when it is opened. */
export function preloadScreens(): void {
  setTimeout(() => {
    requestIdleCallback(() => {
      for (const screen of Object.values(screens)) void screen.preload?.()
    })
  }, afterStartMs)
}

/** A component round a screen, which the router fetches like the screen itself. */
export function roundScreen<Component extends () => React.ReactNode>(
  screen: { preload?: () => Promise<void> | undefined },
  component: Component,
) {
  return Object.assign(component, { preload: async () => screen.preload?.() })
}
