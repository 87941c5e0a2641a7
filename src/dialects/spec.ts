import type {Document} from '../markdown/document.ts';
import {descendants, type Section} from '../markdown/section.ts';
import {once} from '../once.ts';
import {type Requirement, requirementsBelow} from './requirement-block.ts';
import {foldTitle} from './vocabulary.ts';

/** A living spec; the document is parsed when a part of it is first asked for. */
export interface Spec {
  readonly document: Document;
  readonly purpose: Section | undefined;
  /** The `Requirements` section; the first, where a file repeats it. */
  readonly section: Section | undefined;
  /** Every requirement, in document order, wherever it stands. */
  readonly requirements: readonly Requirement[];
}

const known = new WeakMap<Document, Spec>();

/** Read a living spec, once per document. What is missing is absent; nothing throws. */
export function readSpec(document: Document): Spec {
  const spec = known.get(document) ?? specOf(document);
  known.set(document, spec);
  return spec;
}

/** Whether a requirement stands in the `Requirements` section. */
export function isInside(spec: Spec, requirement: Requirement): boolean {
  return (
    spec.section !== undefined &&
    requirement.start >= spec.section.start &&
    requirement.end <= spec.section.end
  );
}

/** The heading that ends the `Requirements` section above a requirement which stands behind it. */
export function endOf({document, section}: Spec, {start}: Requirement): Section | undefined {
  if (!section || start < section.end) return undefined;
  return descendants(document.top).find((other) => other.start === section.end);
}

function specOf(document: Document): Spec {
  const sections = once(() => descendants(document.top));
  const titled = (title: string) => sections().find((section) => foldTitle(section.title) === title);
  const purpose = once(() => titled('purpose') ?? titled('overview'));
  const section = once(() => titled('requirements'));
  const requirements = once(() => requirementsBelow(document, document.top));
  return {
    document,
    get purpose() {
      return purpose();
    },
    get section() {
      return section();
    },
    get requirements() {
      return requirements();
    },
  };
}
