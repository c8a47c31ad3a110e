import { findApp, type App, type Apps } from '../gateway/apps';
import type { AppConsole } from './settings';

/** What a browser is shown, or sent on to. */
export interface Shown {
	readonly status: number;
	readonly location?: string;
	readonly html: string;
}

export interface Visit {
	readonly method: string;
	readonly url: URL;
	/** Of a form that was sent. */
	readonly rawBody: string;
}

/** A form with nothing but its button: what it says, and what it does. */
interface Button {
	readonly name: string;
	readonly text: string;
	press(): void;
}

const escaped = (text: string) =>
	text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

const list = (entries: readonly string[]) =>
	entries.length === 0
		? '<p>–</p>'
		: `<ul>${entries.map((entry) => `<li><code>${escaped(entry)}</code></li>`).join('')}</ul>`;

const linksOf = ({ appId }: App) =>
	`<a href="/app/${appId}/auth">权限管理</a> <a href="/app/${appId}">版本管理与发布</a>`;

function pageHtml({ buttons, html, title }: Page, app: App): string {
	const forms = buttons.map(
		({ name, text }) =>
			`<form method="post"><button name="press" value="${name}">${escaped(text)}</button></form>`,
	);
	return `<!doctype html><meta charset="utf-8"><title>${title}</title><body style="font:15px system-ui;max-width:48em;margin:2em auto"><p>Developer Console of the sandbox (开发者后台)</p><h1>${title}</h1>${html}${forms.join('')}<p>${linksOf(app)}</p>`;
}

const chosenScopes = (url: URL) =>
	(url.searchParams.get('q') ?? '').split(',').filter((scope) => scope !== '');

function permissionButtons(console: AppConsole, app: App, url: URL): Button[] {
	const chosen = chosenScopes(url);
	const everybody = {
		name: 'everybody',
		text: '全员',
		press: () => console.chooseEverybody(app),
	};
	if (chosen.length === 0) return [everybody];
	const add = { name: 'add', text: '开通权限', press: () => console.addScopes(app, chosen) };
	return [add, everybody];
}

function permissionsHtml(console: AppConsole, app: App, url: URL): string {
	return [
		`<h2>Chosen by the link</h2>${list(chosenScopes(url))}`,
		`<h2>In force</h2>${list(console.scopesOf(app))}`,
		`<h2>With the next version</h2>${list(console.addedScopesOf(app))}`,
		`<h2>数据权限: 飞书人事（企业版） &gt; 员工数据 &gt; 员工资源</h2><p>${console.seesPeople(app) ? '全员' : 'nobody'}</p>`,
	].join('');
}

interface Page {
	readonly title: string;
	readonly html: string;
	readonly buttons: readonly Button[];
}

const permissionsPage = (console: AppConsole, app: App, url: URL): Page => ({
	title: '权限管理',
	html: permissionsHtml(console, app, url),
	buttons: permissionButtons(console, app, url),
});

const releasePage = (console: AppConsole, app: App): Page => ({
	title: '版本管理与发布',
	html: [
		`<p>Released: ${console.isInstalled(app) ? 'yes' : 'no'}</p>`,
		`<h2>With the next version</h2>${list(console.addedScopesOf(app))}`,
	].join(''),
	buttons: [{ name: 'release', text: '申请线上发布', press: () => console.release(app) }],
});

/**
 * The pages of the console that links lead to. What a form is sent for is done at once; an administrator agrees to
 * every version.
 */
export function consolePage(
	apps: Apps,
	console: AppConsole,
	{ method, rawBody, url }: Visit,
): Shown | undefined {
	const [, appId, place] = /^\/app\/([^/]+)(\/auth)?$/.exec(url.pathname) ?? [];
	const app = findApp(apps, appId);
	if (!app) return undefined;
	const page = place === undefined ? releasePage(console, app) : permissionsPage(console, app, url);
	if (method !== 'POST') return { status: 200, html: pageHtml(page, app) };
	const wanted = new URLSearchParams(rawBody).get('press');
	page.buttons.find(({ name }) => name === wanted)?.press();
	return { status: 303, location: `${url.pathname}${url.search}`, html: '' };
}
