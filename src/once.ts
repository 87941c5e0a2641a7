/** A value made when it is first asked for, and only then. */
export function once<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined;
  return () => {
    made ??= {value: make()};
    return made.value;
  };
}

/** The same for each of many things: a value made when it is first asked for, kept as long as the thing is. */
export function onceFor<Key extends WeakKey, T>(make: (key: Key) => T): (key: Key) => T {
  const made = new WeakMap<Key, {readonly value: T}>();
  return (key) => {
    const found = made.get(key) ?? {value: make(key)};
    made.set(key, found);
    return found.value;
  };
}
