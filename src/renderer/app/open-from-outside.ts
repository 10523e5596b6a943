import { z } from 'zod'
import { router } from './router'

const Asked = z.string().startsWith('/')

/**
 * Opens what a click on a notification asks for. Through the router and not by the address itself: a screen with something
 * unsaved on it may then ask first, and the address stays true when the answer is no.
 */
export function openFromOutside(): void {
  window.addEventListener('roomwall:open', (event) => {
    const asked = Asked.safeParse(event instanceof CustomEvent ? event.detail : null)
    if (!asked.success) return
    event.preventDefault()
    router.history.push(asked.data)
  })
}
