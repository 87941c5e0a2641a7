import type {YamlEntry, YamlNode, YamlScalar} from '../yaml-node.ts';

/** A collection that may go on. */
interface Open {
  readonly kind: 'list' | 'mapping';
  readonly indent: number;
  readonly start: number;
  readonly items: YamlNode[];
  readonly entries: YamlEntry[];
  readonly keys: Set<string>;
  /** The key whose value is awaited. */
  key: Omit<YamlEntry, 'value'>;
}

/** More collections within each other are left to a parser. */
const DEEPEST = 32;

/** A document as far as it is read. */
export class OpenTree {
  /** Where the value that is awaited stands, if it is none. */
  awaitsAt: number | undefined = 0;
  /** Behind the last line that says something; absent where another follows it. */
  end: number | undefined;
  readonly #open: Open[] = [];
  #root: YamlNode | undefined;

  /** The column of the innermost collection. */
  get indent(): number {
    return this.#open.at(-1)?.indent ?? -1;
  }

  /** Have a collection begin as the value that is awaited; false where it stands too deep. */
  begin(kind: Open['kind'], indent: number, start: number): boolean {
    const key = {key: '', start, end: start};
    this.#open.push({kind, indent, start, items: [], entries: [], keys: new Set(), key});
    this.awaitsAt = undefined;
    return this.#open.length <= DEEPEST;
  }

  /** Await the value of a key; false where the mapping has that key. */
  awaitValueOf(key: YamlScalar, at: number): boolean {
    const open = this.#open.at(-1);
    if (!open || open.keys.has(key.text)) return false;
    open.keys.add(key.text);
    open.key = {key: key.text, start: key.start, end: key.end};
    this.awaitsAt = at;
    return true;
  }

  /** Take the value that is awaited. */
  take(value: YamlNode): void {
    const open = this.#open.at(-1);
    if (open?.kind === 'list') open.items.push(value);
    else if (open) open.entries.push({...open.key, value});
    else this.#root = value;
    this.awaitsAt = undefined;
  }

  /**
   * Have a line of some column, an item or a key, go on with what is open, or begin what is awaited, of all a mapping
   * at the margin; false where it does neither.
   */
  goOn(isItem: boolean, indent: number, start: number): boolean {
    const kind = isItem ? 'list' : 'mapping';
    if (this.#open.length === 0) return !isItem && indent === 0 && this.begin(kind, indent, start);
    if (this.awaitsAt !== undefined) {
      const isBelow = indent > this.indent || (isItem && indent === this.indent && !this.#isIn('list'));
      if (isBelow) return this.begin(kind, indent, start);
      this.#takeNothing(this.awaitsAt);
    }
    while (this.indent > indent || (this.indent === indent && this.#isIn('list') && !isItem)) this.#close();
    return this.indent === indent && this.#isIn(kind);
  }

  /** All of it. */
  finish(): YamlNode | undefined {
    if (this.awaitsAt !== undefined) this.#takeNothing(this.awaitsAt);
    while (this.#open.length > 0) this.#close();
    return this.#root;
  }

  #isIn(kind: Open['kind']): boolean {
    return this.#open.at(-1)?.kind === kind;
  }

  #takeNothing(at: number): void {
    this.take({kind: 'scalar', value: null, text: '', start: at, end: at});
  }

  #close(): void {
    const {kind, items, entries, start} = this.#open.pop() as Open;
    const place = {start, end: this.end};
    this.take(kind === 'list' ? {kind, items, ...place} : {kind, entries, ...place});
  }
}
