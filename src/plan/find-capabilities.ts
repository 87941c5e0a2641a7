import {readSpec} from '../dialects/spec.ts';
import {printable, slugOf} from '../project/names.ts';
import {nearestOf} from '../project/nearest.ts';
import {type Project, specPath} from '../project/project.ts';
import {Refusal} from '../refusal.ts';
import {newCommand, type WantedName} from './new-command.ts';
import type {WantedDelta} from './new-requirements.ts';

/**
 * The deltas that requirements ask for by their names alone: each where the one living spec lies that has it.
 *
 * Throws a Refusal with the capabilities there are for one that is in none of them, in several, or new.
 */
export function deltasByName(
  project: Project,
  change: string,
  wanted: readonly WantedName[],
): readonly WantedDelta[] {
  const homes = homesOf(project);
  const found = new Map<string, WantedName[]>();
  for (const each of wanted) {
    const [home, second] = each.kind.keyword === 'ADDED' ? [] : (homes.get(each.name) ?? []);
    if (home === undefined || second !== undefined) throw withoutHome(project, homes, {change, wanted, each});
    found.set(home, [...(found.get(home) ?? []), each]);
  }
  return [...found].map(([capability, requirements]) => ({change, capability, requirements}));
}

/** The capabilities that have a requirement, by its name. */
type Homes = ReadonlyMap<string, readonly string[]>;

function homesOf({capabilities, document}: Project): Homes {
  const homes = new Map<string, string[]>();
  for (const capability of capabilities) {
    const spec = document(specPath(capability));
    const names = new Set(spec ? readSpec(spec).requirements.map(({name}) => name) : []);
    for (const name of names) homes.set(name, [...(homes.get(name) ?? []), capability]);
  }
  return homes;
}

interface Homeless {
  readonly change: string;
  readonly wanted: readonly WantedName[];
  readonly each: WantedName;
}

function withoutHome(project: Project, homes: Homes, homeless: Homeless): Refusal {
  const {name, kind} = homeless.each;
  const known = homes.get(name) ?? [];
  const isAdded = kind.keyword === 'ADDED';
  if (!isAdded && known.length === 0) return unknownName(project, homes, homeless);
  const {change, wanted} = homeless;
  const choice = isAdded ? project.capabilities : known;
  const said = isAdded ? 'could be added to any capability' : `is in ${known.length} living specs`;
  const right = [
    ...(choice.length > 0 ? [`one of ${listed(choice)}`] : []),
    ...(isAdded ? ['a new one'] : []),
  ];
  const [only] = isAdded ? wanted.flatMap((other) => homes.get(other.name) ?? []) : [];
  const capability = only ?? choice[0] ?? (slugOf(name) || 'health-check');
  return refusal(
    project,
    `The requirement \`${printable(name)}\` ${said}, expected --capability with ${right.join(', or ')}`,
    newCommand(change, capability, wanted),
  );
}

function unknownName(project: Project, homes: Homes, {change, wanted, each}: Homeless): Refusal {
  const {capabilities} = project;
  const meant = nearestOf(each.name, [...homes.keys()]);
  const [home] = (meant !== undefined && homes.get(meant)) || [];
  const message = `The requirement \`${printable(each.name)}\` is in no living spec`;
  if (meant === undefined || home === undefined)
    return refusal(
      project,
      capabilities.length === 0 ? `${message}, for there is none` : `${message}: ${listed(capabilities)}`,
      'openspec list --specs',
    );
  const corrected = wanted.map((other) => (other === each ? {...other, name: meant} : other));
  const question = `did you mean \`${printable(meant)}\` of \`${printable(home)}\`?`;
  return refusal(project, `${message}; ${question}`, newCommand(change, home, corrected));
}

function refusal({capabilities}: Project, message: string, hint: string): Refusal {
  return new Refusal('no-capability', message, hint, {capabilities});
}

/** A few are named, many are counted. */
function listed(capabilities: readonly string[]): string {
  const shown = capabilities.slice(0, 10).map((capability) => `\`${printable(capability)}\``);
  const more = capabilities.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
