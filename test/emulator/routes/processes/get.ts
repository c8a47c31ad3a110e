import { ok, refuse } from '../../gateway/envelope';
import { perMinute } from '../../gateway/limiter';
import { findProcess } from '../../tenant/process';
import { processItem } from '../../views/processItem';
import type { Route } from '../../gateway/route';
import { userIdTypeParameter } from '../../tenant/userIds';

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process/get */
export const processGet: Route = {
	name: 'process',
	method: 'GET',
	path: '/open-apis/corehr/v2/processes/:process_id',
	limits: [perMinute(100)],
	scopes: ['corehr:process:read'],
	query: { user_id_type: userIdTypeParameter },
	answer(call) {
		const found = findProcess(call.sandbox, call.path.process_id);
		return found ? ok(processItem(call, found)) : refuse(400, 1160101, 'invalid param');
	},
};
