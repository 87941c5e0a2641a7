import {foldTitle} from '../../dialects/vocabulary.ts';
import type {Document} from '../../markdown/document.ts';
import {type Topic, topicsOf} from '../../markdown/topic.ts';

/** A family of spellings of a title, matched against what `foldedTitle` gives. */
export type Family = RegExp;

/** The titles of proposals and designs, in the spellings that occur. */
export const TITLES = {
  decisions:
    /^(?:(?:key|main|core|technical|design|architectur(?:e|al)|implementation) )*decisions?(?: to .*| made| log)?$/,
  decision: /^(?:decision|adr|ad|d)[ -]?#?\d+(?:\.\d+)*\b/,
  alternatives: /^(?:rejected |other )?(?:alternatives?|options)\b|^rejected\b|^(?:备选|替代)/,
  reasoning:
    /^(?:rationale|why|reasons?|context|background|trade-?offs?|consequences?|impact|implications?|pros|cons|benefits|example)\b|^(?:原因|取舍|理由)/,
  changes:
    /^(?:what (?:will )?chang(?:es?|ed)|(?:proposed |summary of |key )?changes|(?:in[ -])?scope|变更内容)$/,
  goals: /^(?:design |key |primary |main )?(?:goals?|objectives?)(?: ?(?:\/|and|&) ?non-?goals?)?$/,
  nonGoals:
    /^(?:explicit )?non-?\s?(?:goals?|objectives?)\b|^(?:out[ -]of[ -]scope|not in scope|what is (?:\w+ )?not|what this (?:\w+ )?does (?:\w+ )?not)\b/,
  approach:
    /^(?:(?:proposed|technical|implementation|high-level|overall|recommended|chosen|our|migration) )*(?:approach|solution|implementation)(?: (?:approach|strategy|plan|notes?|overview|summary|phases|steps))?$|^(?:实现方案|方案)$/,
  constraints:
    /^(?:(?:key|known|potential|important|technical|security) )*(?:risks?|trade-?offs?|limitations?|constraints?|gotchas?|caveats?|assumptions?|breaking changes?|compatibility|backwards? compatibility)\b|^风险/,
  acceptance:
    /^(?:(?:success|acceptance|completion|done|exit) (?:criteria|metrics?|checks?)|acceptance|definition of done|done when)\b|^验收/,
  questions:
    /^(?:(?:open|resolved|answered|closed|remaining|outstanding|unresolved|clarifying) )*questions?\b|^clarifications?\b|^(?:q ?& ?a|faq)\b|^(?:待确认|开放问题)/,
  settled: /^(?:resolved|answered|closed|clarifications?|q ?& ?a|faq)\b/,
  dependencies:
    /^(?:(?:new|external|internal|runtime|package|library|third-party) )*dependenc(?:y|ies)(?: changes?)?$|^(?:依赖|의존성)$/,
  testing:
    /\b(?:tests?|testing|verification|verify|regression|coverage|acceptance|quality gates?)\b|^qa\b|^(?:final |spec )?validat(?:ion|e)\b|验收|验证|测试|테스트|검증/,
  testPlan:
    /^(?:(?:unit|integration|e2e|manual|automated|final|validation|verification) )*(?:test(?:s|ing)?|verification|validation|qa)(?: (?:strategy|plan|approach|considerations|notes?|matrix|cases|scenarios|checklist))?$/,
} as const satisfies Record<string, Family>;

/** A title without case, numbers and signs in front, a colon behind, or what stands in brackets at its end. */
export function foldedTitle({title}: Pick<Topic, 'title'>): string {
  return foldTitle(title)
    .replace(/^[^\p{L}]+/u, '')
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/[\s:：]+$/, '');
}

/** The outermost topics of a document whose titles belong to a family; none of a document that is missing. */
export function topicsTitled(document: Document | undefined, family: Family): readonly Topic[] {
  return document ? titledBelow(topicsOf(document), family) : [];
}

/** The outermost topics below one whose titles belong to a family. */
export function titledBelow({children}: Topic, family: Family): readonly Topic[] {
  return children.flatMap((child) =>
    family.test(foldedTitle(child)) ? [child] : titledBelow(child, family),
  );
}
