import type { Locator, Page } from '@playwright/test'

/** When a letter has not changed the result by then, it has nothing to paint, ms. */
const nothingToPaintMs = 550

/** Types words into a filter and returns for each letter that changes the result the time from the key to the paint that shows its result, ms. */
export async function measureFilter(page: Page, field: Locator, words: readonly string[]): Promise<number[]> {
  await field.focus()
  await page.evaluate((mostMs) => {
    // Ends with the letter's time, or with null when it had nothing to paint.
    const letters: (number | null)[] = []
    Object.assign(window, { letters })
    const status = () => document.querySelector('main [role=status], [role=status]')?.textContent ?? ''
    document.addEventListener(
      'input',
      ({ timeStamp }) => {
        const before = status()
        const look = () => {
          // The count beside the field changes with the rooms.
          if (status() === before) {
            return performance.now() - timeStamp < mostMs ? requestAnimationFrame(look) : letters.push(null)
          }
          // A task after the frame's own: by then it is painted.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => letters.push(performance.now() - timeStamp)
          port2.postMessage(null)
          return undefined
        }
        requestAnimationFrame(look)
      },
      true,
    )
  }, nothingToPaintMs)
  let typed = 0
  const type = async (key: string): Promise<void> => {
    typed += 1
    await page.keyboard.press(key)
    await page.waitForFunction((wanted) => Object(window).letters.length >= wanted, typed, { polling: 'raf' })
  }
  for (const word of words) {
    for (const letter of word) await type(letter)
    for (const _ of word) await type('Backspace')
  }
  const letters = await page.evaluate(() => {
    const { letters: all }: { letters?: (number | null)[] } = Object(window)
    return all ?? []
  })
  return letters.filter((ms) => ms !== null)
}
