import type { App } from '../gateway/apps';

/** What the Developer Console has of an app: in force, and waiting for the next version. */
interface Settings {
	isInstalled: boolean;
	scopes: readonly string[];
	addedScopes: readonly string[];
	seesPeople: boolean;
	everybodyChosen: boolean;
}

/** What people set for an app in the Developer Console. */
export interface AppConsole {
	/** Whether a version was ever released. */
	isInstalled(app: App): boolean;
	/** In force. */
	scopesOf(app: App): readonly string[];
	/** Added, but not released yet. */
	addedScopesOf(app: App): readonly string[];
	/** Whether its data permission covers anybody. */
	seesPeople(app: App): boolean;
	/** At once, as if it had always been so. */
	setScopes(appId: string, scopes: readonly string[]): void;
	addScopes(app: App, scopes: readonly string[]): void;
	/** 员工资源 全员, with the next version. */
	chooseEverybody(app: App): void;
	/** Creates a version, applies for its release, and approves it. */
	release(app: App): void;
}

const settingsOfNew = (app: App): Settings => ({
	isInstalled: app.isReleased,
	scopes: app.scopes,
	addedScopes: [],
	seesPeople: app.isReleased,
	everybodyChosen: app.isReleased,
});

export function createConsole(apps: readonly App[]): AppConsole {
	const all = new Map(apps.map((app) => [app.appId, settingsOfNew(app)]));
	const of = (appId: string): Settings => {
		const found = all.get(appId);
		if (!found) throw new Error(`No app has the ID ${appId}`);
		return found;
	};
	return {
		isInstalled: ({ appId }) => of(appId).isInstalled,
		scopesOf: ({ appId }) => of(appId).scopes,
		addedScopesOf: ({ appId }) => of(appId).addedScopes,
		seesPeople: ({ appId }) => of(appId).seesPeople,
		setScopes(appId, scopes) {
			Object.assign(of(appId), { scopes, addedScopes: [] });
		},
		addScopes({ appId }, scopes) {
			const settings = of(appId);
			const known = new Set([...settings.scopes, ...settings.addedScopes]);
			const news = scopes.filter((scope) => !known.has(scope));
			settings.addedScopes = [...settings.addedScopes, ...news];
		},
		chooseEverybody: ({ appId }) => void (of(appId).everybodyChosen = true),
		release({ appId }) {
			const { addedScopes, everybodyChosen, scopes } = of(appId);
			Object.assign(of(appId), {
				isInstalled: true,
				scopes: [...scopes, ...addedScopes],
				addedScopes: [],
				seesPeople: everybodyChosen,
			});
		},
	};
}
