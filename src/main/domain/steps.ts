/** Work in steps of a few milliseconds: whoever runs it may let others have a turn at each `yield`. The value comes at the end. */
export type Steps<T> = Generator<undefined, T>

/** So many simple items take a millisecond or two. */
const itemsAStep = 1_000

/** Visits every item, with a step's end after each thousand. */
export function* eachInSteps<T>(
  items: Iterable<T>,
  visit: (item: T, index: number) => void,
): Steps<undefined> {
  let index = 0
  for (const item of items) {
    if (index > 0 && index % itemsAStep === 0) yield
    visit(item, index)
    index += 1
  }
}

/** The items in order, as `toSorted` gives them: equal ones keep theirs. */
export function* sortInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = []
  for (let start = 0; start < items.length; start += itemsAStep) {
    if (start > 0) yield
    runs.push(items.slice(start, start + itemsAStep).sort(compare))
  }
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let pair = 0; pair < runs.length; pair += 2) {
      merged.push(yield* mergeInSteps(runs[pair] ?? [], runs[pair + 1] ?? [], compare))
    }
    runs = merged
  }
  return runs[0] ?? []
}

function* mergeInSteps<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Steps<T[]> {
  const merged: T[] = []
  let fromLeft = 0
  let fromRight = 0
  for (;;) {
    if (merged.length > 0 && merged.length % itemsAStep === 0) yield
    const a = left[fromLeft]
    const b = right[fromRight]
    if (a === undefined && b === undefined) return merged
    if (b === undefined || (a !== undefined && compare(a, b) <= 0)) {
      if (a !== undefined) merged.push(a)
      fromLeft += 1
    } else {
      merged.push(b)
      fromRight += 1
    }
  }
}
