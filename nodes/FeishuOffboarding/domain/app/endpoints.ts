import { perSecond, type Endpoint } from '../../platform/request';
import { scopesRefusals } from '../refusals/app';

/** What an app is told about itself. */
export const appEndpoints = {
	listScopes: {
		name: 'Get scopes of app',
		method: 'GET',
		path: '/open-apis/application/v6/scopes',
		limits: [],
		scopes: [],
		writes: false,
		repeatable: true,
		refusals: scopesRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/application-v6/scope/list',
	},

	countConnections: {
		name: 'Count long connections',
		method: 'GET',
		path: '/open-apis/event/v1/connection',
		limits: [perSecond(10)],
		scopes: [],
		writes: false,
		repeatable: true,
		// Its page lists no code.
		refusals: {},
		documentation:
			'https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-v1/connection/get',
	},
} as const satisfies Readonly<Record<string, Endpoint>>;
