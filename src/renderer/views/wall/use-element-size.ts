import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Viewport } from './wall-layout'

/** The inner size of an element in whole px (without padding); zero before it is drawn. */
export function useElementSize(element: RefObject<HTMLElement | null>): Viewport {
  const [size, setSize] = useState<Viewport>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const target = element.current
    if (target === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      const width = Math.floor(entry.contentRect.width)
      const height = Math.floor(entry.contentRect.height)
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }))
    })
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return size
}
