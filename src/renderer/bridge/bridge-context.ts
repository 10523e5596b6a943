import { createContext, useContext } from 'react'
import type { Bridge } from './bridge'

const BridgeContext = createContext<Bridge | null>(null)
export const BridgeProvider = BridgeContext.Provider

/** The bridge of this window. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext)
  if (bridge === null) throw new Error('useBridge outside of BridgeProvider')
  return bridge
}
