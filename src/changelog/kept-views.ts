import {defaultSettings, type ViewSettings} from '../project/changelog-config.ts';
import type {Project} from '../project/project.ts';
import {views} from './index.ts';
import type {View} from './view.ts';

/** A view of a project, and the file it is kept in. */
export interface KeptView {
  readonly view: View;
  /** Relative to the project's root. */
  readonly path: string;
  readonly settings: ViewSettings;
  /** Named in the config, so that its file is made when it is missing. */
  readonly isConfigured: boolean;
}

/** The views a project asks for, each file once; all of them in their usual places when it names none. */
export function keptViews({config}: Pick<Project, 'config'>): readonly KeptView[] {
  const {views: configured, settings} = config.changelog;
  if (!configured) return views.map((view) => ({view, path: view.path, settings, isConfigured: false}));
  const named = configured.flatMap(({view: id, path, settings: own}) => {
    const view = views.find((each) => each.id === id);
    return view ? [{view, path: path ?? view.path, settings: own, isConfigured: true}] : [];
  });
  return named.filter(({path}, index) => named.findIndex((each) => each.path === path) === index);
}

/** A view in its usual place, as it is without any setting. */
export function plainView(view: View): KeptView {
  return {view, path: view.path, settings: defaultSettings, isConfigured: false};
}
