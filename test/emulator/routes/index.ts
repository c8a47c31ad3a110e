import type { Route } from '../gateway/route';
import { connectionEndpoint } from '../connection/endpoint';
import { connectionCount } from './app/connectionCount';
import { scopeList } from './app/scopeList';
import { customFieldsGetByParam } from './customFieldsGetByParam';
import { customFieldsQuery } from './customFieldsQuery';
import { editOffboarding } from './edit';
import { contractsSearch } from './employment/contractsSearch';
import { jobChangesSearch } from './employment/jobChangesSearch';
import { probationSearch } from './employment/probationSearch';
import { employeesBatchGet } from './employeesBatchGet';
import { employeesSearch } from './employeesSearch';
import { idConvert } from './idConvert';
import { approverList } from './processes/approverList';
import { processGet } from './processes/get';
import { processList } from './processes/list';
import { processRevoke } from './processes/revoke';
import { taskDecision } from './processes/taskDecision';
import { taskTransfer } from './processes/taskTransfer';
import { processWithdraw } from './processes/withdraw';
import { query } from './query';
import { revoke } from './revoke';
import { search } from './search';
import { submitV2 } from './submitV2';
import { tenantAccessToken } from './tenantAccessToken';
import { usersBatchGetId } from './usersBatchGetId';

/** Every endpoint of the sandbox. A new one is a file in this folder and a line here. */
const routes: readonly Route[] = [
	tenantAccessToken,
	submitV2,
	revoke,
	search,
	query,
	customFieldsQuery,
	customFieldsGetByParam,
	employeesSearch,
	editOffboarding,
	idConvert,
	employeesBatchGet,
	processList,
	processGet,
	processWithdraw,
	processRevoke,
	approverList,
	taskDecision,
	taskTransfer,
	usersBatchGetId,
	contractsSearch,
	jobChangesSearch,
	probationSearch,
	connectionEndpoint,
	scopeList,
	connectionCount,
];

interface Found {
	route: Route;
	path: Record<string, string>;
}

const patterns = routes.map((route) => ({
	route,
	pattern: new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
}));

export function findRoute(method: string, path: string): Found | undefined {
	// Feishu answers its token endpoint with and without a slash at the end.
	const trimmed = path.replace(/\/internal\/$/, '/internal');
	for (const { route, pattern } of patterns) {
		const match = route.method === method ? pattern.exec(trimmed) : null;
		if (match) return { route, path: { ...match.groups } };
	}
	return undefined;
}
