import type {ChangeRecord, ViewRecord} from '../record.ts';

/** What two sides of a merge record of one change, or why a person must decide: a clause. */
export type MergedRecord =
  | {readonly kind: 'merged'; readonly record: ChangeRecord}
  | {readonly kind: 'stays'; readonly reason: string};

/**
 * Both sides of a record put together: what one side alone changed is taken. A text that each recorded differently is
 * left out, for nothing tells then what stood in the file; a number or a release is never chosen.
 */
export function mergeRecords(
  base: ChangeRecord | undefined,
  ours: ChangeRecord,
  theirs: ChangeRecord,
): MergedRecord {
  const views: [string, ViewRecord][] = [];
  for (const path of keysOf(ours, theirs)) {
    const sides = [base, ours, theirs].map((side) => own(side, path)) as unknown as Sides<ViewRecord>;
    for (const stamp of ['number', 'release'] as const) {
      const [was, mine, other] = eachOf(sides, (record) => record[stamp]);
      if (isClash(was, mine, other))
        return {
          kind: 'stays',
          reason: `one side has the ${stamp} ${mine} for ${path}, the other ${other}`,
        };
    }
    const view = mergeViews(sides);
    if (view) views.push([path, view]);
  }
  return {kind: 'merged', record: Object.fromEntries(views)};
}

/** What both began with, ours, theirs. */
type Sides<Value> = readonly [base: Value | undefined, ours: Value | undefined, theirs: Value | undefined];

/** Nothing where a side took out what the other left as it was. */
function mergeViews(sides: Sides<ViewRecord>): ViewRecord | undefined {
  const [, ours, theirs] = sides;
  const all = eachOf(sides, ({fields}) => fields);
  const fields = keysOf(all[1] ?? {}, all[2] ?? {}).flatMap((field) => {
    const value = merged(...eachOf(all, (side) => own(side, field)));
    return value === undefined ? [] : [[field, value] as const];
  });
  const number = merged(...eachOf(sides, (record) => record.number));
  const release = merged(...eachOf(sides, (record) => record.release));
  const isEmpty = fields.length === 0 && number === undefined && release === undefined;
  if (isEmpty && !(ours && theirs)) return undefined;
  return {
    ...(number !== undefined && {number}),
    ...(release !== undefined && {release}),
    fields: Object.fromEntries(fields),
  };
}

/** The value of the side that changed it; nothing where each changed it to something else. */
function merged(...[base, ours, theirs]: Sides<string>): string | undefined {
  if (isClash(base, ours, theirs)) return undefined;
  if (ours === theirs || theirs === base) return ours;
  return ours === base ? theirs : (ours ?? theirs);
}

function isClash(...[base, ours, theirs]: Sides<string>): boolean {
  return ours !== undefined && theirs !== undefined && new Set([base, ours, theirs]).size === 3;
}

function eachOf<Value, Result>(
  [base, ours, theirs]: Sides<Value>,
  read: (value: Value) => Result | undefined,
): Sides<Result> {
  return [base && read(base), ours && read(ours), theirs && read(theirs)];
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

function keysOf(...records: readonly object[]): readonly string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}
