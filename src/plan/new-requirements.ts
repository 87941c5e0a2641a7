import {kinds} from '../deltas/index.ts';
import type {DeltaKind} from '../deltas/kind.ts';
import {modified} from '../deltas/modified.ts';
import {readSpec, type Spec} from '../dialects/spec.ts';
import {lineStart} from '../markdown/place.ts';
import {findRequirement} from '../project/find-requirement.ts';
import {printable, slugOf} from '../project/names.ts';
import {nearestOf} from '../project/nearest.ts';
import {portableProblem} from '../project/portable-name.ts';
import {type Project, specPath} from '../project/project.ts';
import {Refusal, shellLine} from '../refusal.ts';
import {newCommand, type WantedName} from './new-command.ts';
import {fillTemplate} from './template.ts';

/** A requirement delta a person asks for. */
export interface WantedDelta {
  /** The change's name, for commands to paste. */
  readonly change: string;
  readonly capability: string;
  /** What shall happen to which requirement, in the order given. */
  readonly requirements: readonly WantedName[];
}

/**
 * The text of a fresh delta: a section for each kind, a block for each requirement.
 *
 * A MODIFIED block holds what the living spec says today. Throws a Refusal for a requirement that is not there, or
 * that is and should be added.
 */
export function newRequirementDelta(
  project: Project,
  wanted: WantedDelta,
  template: (name: string) => string,
): string {
  checkCapability(wanted);
  const document = project.document(specPath(wanted.capability));
  const spec = document && readSpec(document);
  const sections = kinds.flatMap((kind) => {
    const asked = wanted.requirements.filter((each) => each.kind === kind);
    const names = [...new Set(asked.map(({name}) => name))];
    const blocks = names.map((name) => blockFor(project, wanted, spec, {kind, name}, template));
    const heading = `## ${kind.keyword} Requirements`;
    return blocks.length === 0 ? [] : [[heading, ...blocks].join('\n\n')];
  });
  const purpose = spec ? [] : [template('requirement/purpose.md').trim()];
  return `${[...purpose, ...sections].join('\n\n')}\n`;
}

function blockFor(
  project: Project,
  wanted: WantedDelta,
  spec: Spec | undefined,
  {kind, name}: WantedName,
  template: (name: string) => string,
): string {
  const fill = (values: Readonly<Record<string, string>>) =>
    fillTemplate(template(`requirement/${kind.keyword.toLowerCase()}.md`), {name, ...values}).trim();
  if (kind.keyword === 'ADDED') {
    if (spec) refuseKnown(wanted, spec, name);
    return fill({});
  }
  if (!spec) throw unknownCapability(project, wanted, kind);
  const {change, capability} = wanted;
  const found = findRequirement(spec, name, (near) => newCommand(change, capability, [{kind, name: near}]));
  const {text} = spec.document;
  const block = text.slice(lineStart(text, found.block.start), found.block.end).replace(/\r\n?/g, '\n');
  return fill({block});
}

function refuseKnown({change, capability}: WantedDelta, {requirements, document}: Spec, name: string): void {
  if (!requirements.some((requirement) => requirement.name === name)) return;
  throw new Refusal(
    'requirement-exists',
    `${document.source.path} has a requirement \`${printable(name)}\` already`,
    newCommand(change, capability, [{kind: modified, name}]),
  );
}

function unknownCapability({capabilities}: Project, wanted: WantedDelta, {keyword}: DeltaKind): Refusal {
  const {capability} = wanted;
  const meant = nearestOf(capability, capabilities);
  const question = meant === undefined ? '' : `; did you mean \`${printable(meant)}\`?`;
  return new Refusal(
    'unknown-capability',
    `There is no capability \`${printable(capability)}\` to have ${keyword} requirements${question}`,
    meant === undefined
      ? 'openspec list --specs'
      : shellLine`openspec new ${wanted.change} --capability ${meant}`,
  );
}

/** Writing is strict: lower-case words, as in `billing/invoices`. */
function checkCapability({change, capability}: WantedDelta): void {
  const segments = capability.split('/');
  const isSound = (segment: string) => segment !== '' && segment === slugOf(segment);
  const [problem] = segments.every(isSound) ? segments.flatMap((each) => portableProblem(each) ?? []) : [];
  if (segments.every(isSound) && problem === undefined) return;
  const sound = segments.map(soundSegment).filter(Boolean).join('/') || 'health-check';
  throw new Refusal(
    'bad-capability',
    `\`${printable(capability)}\` cannot name a capability${problem === undefined ? '' : `, ${problem}`}, expected lower-case words`,
    shellLine`openspec new ${change} --capability ${sound}`,
  );
}

/** The nearest name that can be given on every system. */
function soundSegment(segment: string): string {
  const slug = slugOf(segment);
  return portableProblem(slug) ? `${slug}-spec` : slug;
}
