import { config } from 'zod'

// Zod would try `new Function` once, which the content security policy reports; so it is told before any schema exists.
config({ jitless: true })
const { startWindow } = await import('./app/start-window')
startWindow()
