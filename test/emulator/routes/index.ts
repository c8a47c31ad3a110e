import type { Route } from '../route';
import { customFieldsGetByParam } from './customFieldsGetByParam';
import { customFieldsQuery } from './customFieldsQuery';
import { employeesSearch } from './employeesSearch';
import { query } from './query';
import { revoke } from './revoke';
import { search } from './search';
import { submitV2 } from './submitV2';
import { tenantAccessToken } from './tenantAccessToken';

/** Every endpoint of the sandbox. A new one is a file in this folder and a line here. */
export const routes: readonly Route[] = [
	tenantAccessToken,
	submitV2,
	revoke,
	search,
	query,
	customFieldsQuery,
	customFieldsGetByParam,
	employeesSearch,
];

export function findRoute(method: string, path: string): Route | undefined {
	// The vendor answers its token endpoint with and without a slash at the end.
	const trimmed = path.replace(/\/internal\/$/, '/internal');
	return routes.find((route) => route.method === method && route.path === trimmed);
}
