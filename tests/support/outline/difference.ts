import type {Nodes} from 'mdast';

/**
 * The first difference of two trees, told by its path; nothing where they are the same: types, fields, values and
 * places, however each is held. All content that is made when it is asked for is made.
 */
export function difference(ours: Nodes, theirs: Nodes, path = 'root'): string | undefined {
  if (ours.type !== theirs.type) return `${path}: ${ours.type} for ${theirs.type}`;
  const at = `${path} ${ours.type}`;
  const [one, other] = [fieldsOf(ours), fieldsOf(theirs)];
  if (one !== other) return `${at}: ${one} for ${other}`;
  const [mine, remarks] = [childrenOf(ours), childrenOf(theirs)];
  for (const [index, child] of remarks.entries()) {
    const own = mine[index];
    const found = own ? difference(own, child, `${at}[${index}]`) : `${at}[${index}]: no ${child.type}`;
    if (found) return found;
  }
  const more = mine[remarks.length];
  return more && `${at}: ${more.type} for nothing`;
}

/** All that a node says of itself. */
function fieldsOf(node: Nodes): string {
  const own = Object.fromEntries(
    Object.entries(node).filter(([key]) => key !== 'children' && key !== 'position'),
  );
  const {start, end} = node.position ?? {};
  const place = [start, end].map((point) => `${point?.line}:${point?.column} ${point?.offset}`);
  const keys = Object.keys(own).toSorted();
  return JSON.stringify([keys.map((key) => [key, own[key]]), 'children' in node, place]);
}

function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : [];
}
