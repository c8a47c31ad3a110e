import { perMinute, perSecond, type Endpoint } from '../../platform/request';
import { approverTasksRefusals, processRefusals } from '../refusals/approvalProcess';
import {
	decideTaskRefusals,
	revokeProcessRefusals,
	transferTasksRefusals,
	withdrawProcessRefusals,
} from '../refusals/approvalWrites';

const READ_SCOPES = ['corehr:process:read'] as const;
const WRITE_SCOPES = ['corehr:process.instance:write'] as const;

/** The rows of the approval centre (审批中心) in the table of all endpoints. */
export const approvalEndpoints = {
	getProcess: {
		name: 'Get approval process',
		method: 'GET',
		path: '/open-apis/corehr/v2/processes/{process_id}',
		limits: [perMinute(100)],
		scopes: READ_SCOPES,
		writes: false,
		repeatable: true,
		refusals: processRefusals,
		documentation: 'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process/get',
	},

	// A write to a process has no idempotency key: whoever does not know its outcome reads the process.
	withdrawProcess: {
		name: 'Withdraw approval process',
		method: 'PUT',
		path: '/open-apis/corehr/v2/process_withdraw/{process_id}',
		limits: [perSecond(50)],
		scopes: WRITE_SCOPES,
		writes: true,
		repeatable: false,
		refusals: withdrawProcessRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process_withdraw/update',
	},

	revokeProcess: {
		name: 'Revoke approval process',
		method: 'PUT',
		path: '/open-apis/corehr/v2/process_revoke/{process_id}',
		limits: [perSecond(50)],
		scopes: WRITE_SCOPES,
		writes: true,
		repeatable: false,
		refusals: revokeProcessRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process_revoke/update',
	},

	listApproverTasks: {
		name: 'Get approval tasks',
		method: 'GET',
		path: '/open-apis/corehr/v2/approvers',
		limits: [perSecond(10)],
		scopes: READ_SCOPES,
		writes: false,
		repeatable: true,
		refusals: approverTasksRefusals,
		documentation: 'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/approver/list',
	},

	decideTask: {
		name: 'Decide approval task',
		method: 'PUT',
		path: '/open-apis/corehr/v2/processes/{process_id}/approvers/{approver_id}',
		limits: [perSecond(50)],
		scopes: WRITE_SCOPES,
		writes: true,
		repeatable: false,
		refusals: decideTaskRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process-approver/update',
	},

	transferTasks: {
		name: 'Transfer approval tasks',
		method: 'PUT',
		path: '/open-apis/corehr/v2/processes/{process_id}/transfer',
		limits: [perMinute(20)],
		scopes: WRITE_SCOPES,
		writes: true,
		repeatable: false,
		refusals: transferTasksRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process-transfer/update',
	},
} as const satisfies Readonly<Record<string, Endpoint>>;
