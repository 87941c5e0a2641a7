/** The items that stand here more often than there: of two with one key the first is matched first. */
export function surplus(
  here: readonly string[],
  there: readonly string[],
  keyOf: (item: string) => string = (item) => item,
): readonly string[] {
  const left = new Map<string, number>();
  for (const item of there) left.set(keyOf(item), (left.get(keyOf(item)) ?? 0) + 1);
  return here.filter((item) => {
    const count = left.get(keyOf(item)) ?? 0;
    left.set(keyOf(item), count - 1);
    return count <= 0;
  });
}
