/** For the `ref` of what comes up and must be seen: scrolls no more than needed. */
export function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
