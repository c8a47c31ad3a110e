import { ok } from '../../gateway/envelope';
import { perSecond } from '../../gateway/limiter';
import type { Route } from '../../gateway/route';

/** https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-v1/connection/get */
export const connectionCount: Route = {
	name: 'connectionCount',
	method: 'GET',
	path: '/open-apis/event/v1/connection',
	limits: [perSecond(10)],
	scopes: [],
	query: {},
	answer: ({ app, sandbox }) =>
		ok({ online_instance_cnt: sandbox.connections.desk.online(app?.appId ?? '').length }),
};
