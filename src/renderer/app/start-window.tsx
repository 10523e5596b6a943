import '@fontsource-variable/inter/wght.css'
import './tokens.css'
import './base.css'
import './forced-colors.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { Bridge } from '../bridge/bridge'
import { BridgeProvider } from '../bridge/bridge-context'
import { connectEvents } from '../bridge/events-to-cache'
import { readingBridge } from '../bridge/window-bridge'
import { openFromOutside } from './open-from-outside'
import { createQueryClient } from './query-client'
import { router } from './router'
import { preloadScreens } from './screens'
import { ThemedRoot } from './ThemedRoot'

/** Builds the window's parts and shows them. Events are connected before the first read, so none is missed. */
export function startWindow(): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  const bridge = new Bridge(readingBridge(window.roomwall))
  const client = createQueryClient()
  connectEvents(bridge, client)
  preloadScreens()
  openFromOutside()
  createRoot(root).render(
    <BridgeProvider value={bridge}>
      <QueryClientProvider client={client}>
        <ThemedRoot>
          <RouterProvider router={router} />
        </ThemedRoot>
      </QueryClientProvider>
    </BridgeProvider>,
  )
}
