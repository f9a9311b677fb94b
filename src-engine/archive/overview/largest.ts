/**
 * The places of the largest values, the largest first; those of equal value in the order of `compare`. Values up to `least` and
 * NaN are left out.
 */
export function largest(
  values: ArrayLike<number>,
  most: number,
  compare: (a: number, b: number) => number,
  least = 0,
): number[] {
  const found: number[] = []
  for (let place = 0; place < values.length; place++) {
    const value = values[place] as number
    if (!(value > least)) continue
    const isBefore = (other: number) =>
      value > (values[other] as number) || (value === values[other] && compare(place, other) < 0)
    if (found.length === most) {
      if (!isBefore(found.at(-1) as number)) continue
      found.pop()
    }
    let at = found.length
    while (at > 0 && isBefore(found[at - 1] as number)) at--
    found.splice(at, 0, place)
  }
  return found
}
