import { perMinute, perSecond, type Endpoint } from '../platform/request';
import { jobChangesRefusals, probationsRefusals } from './refusals/employment';

/** What else is known of an employment, for the warnings of Validate Only. */
export const employmentEndpoints = {
	searchContracts: {
		name: 'Search contracts',
		method: 'POST',
		path: '/open-apis/corehr/v2/contracts/search',
		limits: [perMinute(1000), perSecond(50)],
		scopes: ['corehr:contract:read', 'corehr:contract:write'],
		writes: false,
		repeatable: true,
		// Its page has no table of codes.
		refusals: {},
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/contract/search',
	},

	searchJobChanges: {
		name: 'Search job changes',
		method: 'POST',
		path: '/open-apis/corehr/v2/job_changes/search',
		limits: [perMinute(100)],
		scopes: ['corehr:job_change:read', 'corehr:job_change:write'],
		writes: false,
		repeatable: true,
		refusals: jobChangesRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/job_change/search',
	},

	searchProbations: {
		name: 'Search probations',
		method: 'POST',
		path: '/open-apis/corehr/v2/probation/search',
		limits: [perMinute(1000), perSecond(50)],
		scopes: ['corehr:probation:read', 'corehr:probation:write'],
		writes: false,
		repeatable: true,
		refusals: probationsRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/probation/search',
	},
} as const satisfies Readonly<Record<string, Endpoint>>;
