import type {
  AlignType,
  BlockContent,
  Blockquote,
  Code,
  DefinitionContent,
  Heading,
  Html,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  Table,
  TableCell,
  TableRow,
  ThematicBreak,
} from 'mdast';
import type {Range} from '../place.ts';
import {type Chunk, phrasingOf} from './inline/phrasing.ts';
import type {Places} from './places.ts';

/** What the nodes of one tree have in common. */
export interface Reading {
  readonly text: string;
  readonly places: Places;
  /** What stands in remark's tree of the same text for the node of this type that ends at this offset. */
  readonly phrasingByRemark: (type: Nodes['type'], end: number) => PhrasingContent[];
}

type Position = {start: ReturnType<Places['pointAt']>; end: ReturnType<Places['pointAt']>};

/**
 * A node whose place and content are made when they are first asked for: most rules look at few.
 *
 * These are classes as getters of a prototype cost nothing for each node, where those of an object cost more than all
 * the rest of reading it.
 */
abstract class Placed {
  readonly #reading: Reading;
  readonly #from: number;
  #to: number;
  #position: Position | undefined;

  constructor(reading: Reading, from: number, to: number) {
    this.#reading = reading;
    this.#from = from;
    this.#to = to;
  }

  get position(): Position {
    this.#position ??= this.place(this.#reading.places, this.#from, this.#to);
    return this.#position;
  }

  /** The offsets of its place, without lines; a place that was made may have been moved. */
  get span(): Range {
    const place = this.#position;
    return place ? {start: place.start.offset, end: place.end.offset} : {start: this.#from, end: this.#to};
  }

  /** Ends a container, whose place nobody has asked for before. */
  endAt(to: number): void {
    this.#to = to;
  }

  /** What a node is to those who write it down: getters of a prototype are no fields of its own. */
  toJSON(): object {
    const children = 'children' in this ? {children: this.children} : {};
    return {...this, ...children, position: this.position};
  }

  protected place({pointAt}: Places, from: number, to: number): Position {
    return {start: pointAt(from), end: pointAt(to)};
  }

  protected phrasing(type: Nodes['type'], chunks: readonly Chunk[]): PhrasingContent[] {
    const {text, places, phrasingByRemark} = this.#reading;
    return phrasingOf(text, chunks, places) ?? phrasingByRemark(type, this.#to);
  }

  protected byRemark(type: Nodes['type']): PhrasingContent[] {
    return this.#reading.phrasingByRemark(type, this.#to);
  }
}

/** Of each line where it begins behind its containers, where its words do, and its end. */
type Offsets = readonly number[];

/** A paragraph of some lines. */
export class ParagraphNode extends Placed implements Paragraph {
  readonly type = 'paragraph';
  readonly #lines: Offsets;
  #children: PhrasingContent[] | undefined;

  constructor(reading: Reading, from: number, to: number, lines: Offsets) {
    super(reading, from, to);
    this.#lines = lines;
  }

  get children(): PhrasingContent[] {
    this.#children ??= this.content(chunksOf(this.#lines));
    return this.#children;
  }

  protected content(chunks: readonly Chunk[]): PhrasingContent[] {
    return this.phrasing('paragraph', chunks);
  }
}

/** The paragraph behind a check box: where it begins with markup, the parser lets it begin at the box. */
export class TaskNode extends ParagraphNode {
  readonly #box: number;

  constructor(reading: Reading, box: number, to: number, lines: Offsets) {
    super(reading, box, to, lines);
    this.#box = box;
  }

  override get span(): Range {
    const {start, end} = this.position;
    return {start: start.offset, end: end.offset};
  }

  protected override content(chunks: readonly Chunk[]): PhrasingContent[] {
    const isIndented = (chunks[0]?.start ?? 0) !== this.#box + BOX;
    return isIndented ? this.byRemark('paragraph') : super.content(chunks);
  }

  protected override place(places: Places, from: number, to: number): Position {
    return super.place(places, this.children[0]?.type === 'text' ? from + BOX : from, to);
  }
}

/** The length of `[ ] `. */
const BOX = 4;

/** A heading with the content between its marks. */
export class HeadingNode extends Placed implements Heading {
  readonly type = 'heading';
  readonly depth: Heading['depth'];
  readonly #lines: Offsets;
  #children: PhrasingContent[] | undefined;

  constructor(reading: Reading, from: number, to: number, depth: Heading['depth'], lines: Offsets) {
    super(reading, from, to);
    this.depth = depth;
    this.#lines = lines;
  }

  get children(): PhrasingContent[] {
    this.#children ??= this.phrasing('heading', chunksOf(this.#lines));
    return this.#children;
  }
}

/** A cell with the content between its blanks; none where `first` and `last` are the same. */
export class CellNode extends Placed implements TableCell {
  readonly type = 'tableCell';
  readonly #first: number;
  readonly #last: number;
  readonly #hasPipes: boolean;
  #children: PhrasingContent[] | undefined;

  constructor(reading: Reading, from: number, to: number, first: number, last: number, hasPipes: boolean) {
    super(reading, from, to);
    this.#first = first;
    this.#last = last;
    this.#hasPipes = hasPipes;
  }

  get children(): PhrasingContent[] {
    this.#children ??= this.#content();
    return this.#children;
  }

  #content(): PhrasingContent[] {
    if (this.#first === this.#last) return [];
    if (this.#hasPipes) return this.byRemark('tableCell');
    return this.phrasing('tableCell', [{start: this.#first, end: this.#last}]);
  }
}

/** A row of a table. */
export class RowNode extends Placed implements TableRow {
  readonly type = 'tableRow';
  readonly children: TableCell[] = [];
}

/** A table, its head the first row. */
export class TableNode extends Placed implements Table {
  readonly type = 'table';
  readonly align: AlignType[];
  readonly children: TableRow[] = [];

  constructor(reading: Reading, from: number, to: number, align: AlignType[]) {
    super(reading, from, to);
    this.align = align;
  }
}

/** Fenced or indented code. */
export class CodeNode extends Placed implements Code {
  readonly type = 'code';
  readonly lang: string | null;
  readonly meta: string | null;
  readonly value: string;

  constructor(reading: Reading, from: number, to: number, value: string, info: Pick<Code, 'lang' | 'meta'>) {
    super(reading, from, to);
    this.lang = info.lang ?? null;
    this.meta = info.meta ?? null;
    this.value = value;
  }
}

/** A block of HTML. */
export class HtmlNode extends Placed implements Html {
  readonly type = 'html';
  readonly value: string;

  constructor(reading: Reading, from: number, to: number, value: string) {
    super(reading, from, to);
    this.value = value;
  }
}

/** A thematic break. */
export class BreakNode extends Placed implements ThematicBreak {
  readonly type = 'thematicBreak';
}

/** A block quote. */
export class QuoteNode extends Placed implements Blockquote {
  readonly type = 'blockquote';
  children: (BlockContent | DefinitionContent)[] = [];
}

/** A list; its end is that of its last item. */
export class ListNode extends Placed implements List {
  readonly type = 'list';
  readonly ordered: boolean;
  readonly start: number | null;
  spread = false;
  children: ListItem[] = [];

  constructor(reading: Reading, from: number, start: number | undefined) {
    super(reading, from, from);
    this.ordered = start !== undefined;
    this.start = start ?? null;
  }
}

/** An item of a list. */
export class ItemNode extends Placed implements ListItem {
  readonly type = 'listItem';
  spread = false;
  checked: boolean | null = null;
  children: (BlockContent | DefinitionContent)[] = [];
}

/** A root; plain, as some put others in its place. */
export function rootOf(places: Places, end: number, children: Root['children']): Root {
  return {type: 'root', children, position: {start: places.pointAt(0), end: places.pointAt(end)}};
}

function chunksOf(lines: Offsets): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let index = 0; index < lines.length; index += 3) {
    const [margin = 0, start = 0, end = 0] = [lines[index], lines[index + 1], lines[index + 2]];
    chunks.push(margin < 0 ? {start, end} : {margin, start, end});
  }
  return chunks;
}
