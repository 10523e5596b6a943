import { useEffect, useRef } from 'react'

/** What somebody does to an incident by a letter. */
export type IncidentDeed = 'acknowledge' | 'snooze' | 'silence' | 'maintenance' | 'copy'

const letters: Record<string, IncidentDeed> = { a: 'acknowledge', s: 'snooze', m: 'maintenance', c: 'copy' }

/** The deed of a key press without Ctrl and the like; null when it is none. */
export function deedOfKey({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): IncidentDeed | null {
  const letter = key.toLowerCase()
  if (shiftKey) return letter === 's' ? 'silence' : null
  return letters[letter] ?? null
}

interface IncidentKeys {
  /** Goes to the filter. */
  onFind: () => void
  /** Back to the order of urgency. */
  onUrgency: () => void
  /** Esc, while no drawer takes it. */
  onEscape: () => void
  /** With an incident in the drawer: to the next (1) or the previous one (-1). */
  onMove: (step: 1 | -1) => void
  onDeed: (deed: IncidentDeed) => void
  /** Is an incident in the drawer? */
  isOpen: boolean
}

/** Keys of the whole screen; those of a row live with the table, and with a drawer open its incident takes them. */
export function useIncidentKeys(keys: IncidentKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { onFind, onUrgency, onEscape, onMove, onDeed, isOpen } = latest.current
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (document.querySelector('dialog[open], :popover-open') !== null) return
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.matches('input:not([type=checkbox]), select, textarea')
      if (event.key === 'Escape' && !isOpen) onEscape()
      else if (isTyping) return
      else if (event.key === '/') onFind()
      else if (event.key.toLowerCase() === 'u') onUrgency()
      else if (!isOpen) return
      else if (event.key === 'j' || event.key === 'k') onMove(event.key === 'j' ? 1 : -1)
      else {
        const deed = deedOfKey(event)
        if (deed === null) return
        onDeed(deed)
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
