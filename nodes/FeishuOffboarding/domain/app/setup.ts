import { permissionsPage, type ConsoleApp } from '../../platform/console';
import type { Refusal } from '../../platform/refusals/refusal';
import type { Capability } from './capability';
import { capabilityLines, everythingLine } from './capabilityLines';
import type { ScopeGrants } from './facts';
import { RELEASE, setupLine, type Found, type SetupLine } from './setupLine';

/** All that was found out about an app that has a token. */
export interface AppFacts {
	readonly app: ConsoleApp;
	readonly scopes: Found<ScopeGrants>;
	/** Whether it sees anybody at all. */
	readonly seesPeople: Found<boolean>;
	/** Undefined where the answer does not tell. */
	readonly connections: Found<number | undefined>;
}

/** One line for each capability, then one for all of them, the data permission, the token and the long connection. */
export const setupLines = (
	capabilities: readonly Capability[],
	{ app, connections, scopes, seesPeople }: AppFacts,
): SetupLine[] => [
	...capabilityLines(capabilities, scopes, app),
	everythingLine(capabilities, scopes, app),
	peopleLine(seesPeople, app),
	setupLine(TOKEN, 'ready', {
		message: 'Feishu gives a token for the App ID and the App Secret',
		advice: '',
	}),
	connectionLine(connections),
];

const TOKEN = 'Token';
const PEOPLE = 'Employee data';
const CONNECTION = 'Long connection';

/** The same lines where there is no token: whatever is to be read takes one. */
export function linesWithoutToken(
	capabilities: readonly Capability[],
	app: ConsoleApp,
	token: { readonly status: 'missing' | 'unknown'; readonly refusal: Refusal },
): SetupLine[] {
	const refusal = {
		message: 'Not looked at, because there is no token',
		advice: `Do first what the line '${TOKEN}' says.`,
	};
	const unknown = { kind: 'unknown', refusal, url: '' } as const;
	const facts = { app, scopes: unknown, seesPeople: unknown, connections: unknown };
	return setupLines(capabilities, facts).map((line) =>
		line.capability === TOKEN ? setupLine(TOKEN, token.status, token.refusal) : line,
	);
}

function peopleLine(found: Found<boolean>, app: ConsoleApp): SetupLine {
	if (found.kind === 'unknown') return setupLine(PEOPLE, 'unknown', found.refusal, found.url);
	if (found.value) {
		return setupLine(PEOPLE, 'ready', { message: 'The app sees employees', advice: '' });
	}
	return setupLine(
		PEOPLE,
		'missing',
		{
			message: 'The app sees no employee: its data permissions are empty, or not released yet',
			advice: `Open the link, Permissions & Scopes (权限管理), and there the data permissions (数据权限), in the column 可访问的数据范围 > 配置 > 飞书人事（企业版） > 员工数据 > 员工资源. Choose 全员, or 按条件筛选 for some of the employees, and save. ${RELEASE}`,
		},
		permissionsPage(app),
	);
}

/** https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/request-url-configuration-case */
const CONNECTIONS_MAX = 50;

function connectionLine(found: Found<number | undefined>): SetupLine {
	if (found.kind === 'unknown') return setupLine(CONNECTION, 'unknown', found.refusal, found.url);
	const { value: open } = found;
	if (open === undefined) {
		return setupLine(CONNECTION, 'unknown', {
			message: 'Feishu does not say how many long connections are open',
			advice: 'Look in the Developer Console under Events & Callbacks (事件与回调).',
		});
	}
	return setupLine(CONNECTION, open < CONNECTIONS_MAX ? 'ready' : 'missing', connectionWords(open));
}

function connectionWords(open: number): Refusal {
	const message = `Open long connections of this app: ${open}`;
	if (open === 0) {
		return {
			message,
			advice:
				'Right, unless a workflow with the Feishu Offboarding Long Connection Trigger is published: then look in the log of n8n why it does not connect.',
		};
	}
	if (open === 1) return { message, advice: '' };
	if (open < CONNECTIONS_MAX) {
		return {
			message,
			advice:
				'Feishu gives each event to one of them, at random. Right, if they are as many as the n8n processes that listen; otherwise end the other programs that connect with this app.',
		};
	}
	return {
		message: `${message}, and Feishu allows no more`,
		advice:
			'End programs that connect with this app and are not needed, or use an app of its own for n8n.',
	};
}
