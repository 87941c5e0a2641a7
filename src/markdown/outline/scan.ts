import type {RootContent} from 'mdast';
import type {Container} from './containers.ts';
import type {Leaf} from './leaf.ts';
import type {Line} from './line.ts';
import type {Reading} from './nodes.ts';

/** Why a text is left to remark. */
export type Refusal =
  | 'a character that the parser replaces'
  | 'a definition or footnote'
  | 'a task whose box stands alone on its line'
  | 'a list in a quote, with a blank line'
  | 'a container in a quote that another ends'
  | 'code or HTML that its container ends'
  | 'a table or tag on a line that goes on lazily'
  | 'CDATA'
  | 'an escape behind a fence'
  | 'too deep';

/** What a scan knows when it comes to a line. One object serves a whole scan and changes under way. */
export interface Scan {
  readonly reading: Reading;
  readonly text: string;
  readonly line: Line;
  children: RootContent[];
  readonly containers: Container[];
  /** The block that the next line may go on with. */
  leaf: Leaf | undefined;
  /** Whether blank lines stand between what is read and the last content of its container. */
  hasBlanks: boolean;
  /** Whether this line holds the mark of a quote that goes on, or of a container that begins. */
  isMarked: boolean;
  /** Whether it holds the mark of a quote that goes on. */
  isQuoted: boolean;
  /** Where the last line ends that holds content or a mark. */
  contentEnd: number;
  refusal: Refusal | undefined;
}

/** Add a block to the container that is open; always true. */
export function addBlock(scan: Scan, block: object): true {
  // Every block may stand in every container, though the types of mdast tell them apart.
  const parent: {children: object[]} = scan.containers.at(-1)?.node ?? scan;
  // Most have one child: a list that is pushed to has room for seventeen from then on.
  if (parent.children.length === 0) parent.children = [block];
  else parent.children.push(block);
  return true;
}
