import { ok, refuse } from '../../gateway/envelope';
import type { Route } from '../../gateway/route';

const GRANTED = 1;
const NOT_GRANTED = 2;

/**
 * The page names no number for the limit ("特殊频控"), and has no `scope_type`, which live answers have.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/application-v6/scope/list
 */
export const scopeList: Route = {
	name: 'scopes',
	method: 'GET',
	path: '/open-apis/application/v6/scopes',
	limits: [],
	scopes: [],
	query: {},
	answer({ app, sandbox }) {
		const { console } = sandbox;
		if (!app || !console.isInstalled(app)) return refuse(400, 212100, 'app not install');
		const told = (status: number) => (scope_name: string) => ({
			scope_name,
			grant_status: status,
			scope_type: 'tenant',
		});
		return ok({
			scopes: [
				...console.scopesOf(app).map(told(GRANTED)),
				...console.addedScopesOf(app).map(told(NOT_GRANTED)),
			],
		});
	},
};
