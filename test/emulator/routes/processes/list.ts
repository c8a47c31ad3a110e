import { DAY_MS } from '../../tenant/dates';
import { ok, refuse, type Answer } from '../../gateway/envelope';
import { textAt } from '../../json';
import { perMinute } from '../../gateway/limiter';
import { pageOf, pageSizeParameter, pageTokenParameter, refusePaging } from '../../gateway/paging';
import { allProcesses, processStatuses, type ApprovalProcess } from '../../tenant/process';
import type { Call, Route } from '../../gateway/route';

const WIDEST_SPAN_MS = 31 * DAY_MS;

const invalid = refuse(400, 1160101, 'Invalid parameter');

/** Milliseconds since the epoch; NaN for any other text. */
function timeAt(call: Call, parameter: string): number {
	const text = textAt(call.query, parameter) ?? '';
	return /^\d{13}$/.test(text) ? Number(text) : NaN;
}

/** Nothing when the parameter is left out. */
function wantedStatuses(call: Call): unknown[] | undefined {
	const { statuses } = call.query;
	return Array.isArray(statuses) ? statuses : undefined;
}

function refuseQuery(call: Call): Answer | undefined {
	const span = timeAt(call, 'modify_time_to') - timeAt(call, 'modify_time_from');
	const known: unknown[] = Object.values(processStatuses);
	const statuses = wantedStatuses(call) ?? [];
	const valid =
		span >= 0 && span < WIDEST_SPAN_MS && statuses.every((each) => known.includes(each));
	return valid ? refusePaging(call, invalid) : invalid;
}

function matches(call: Call, process: ApprovalProcess): boolean {
	const changedAt = call.sandbox.store.changedAt(process.record.offboardingId);
	const definitionId = textAt(call.query, 'flow_definition_id') ?? '';
	return (
		(wantedStatuses(call)?.includes(process.status) ?? true) &&
		(definitionId === '' || definitionId === process.definitionId) &&
		timeAt(call, 'modify_time_from') <= changedAt &&
		changedAt <= timeAt(call, 'modify_time_to')
	);
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process/list */
export const processList: Route = {
	name: 'processes',
	method: 'GET',
	path: '/open-apis/corehr/v2/processes',
	limits: [perMinute(20)],
	scopes: ['corehr:process:read'],
	query: {
		statuses: { kind: 'integers' },
		page_token: pageTokenParameter,
		page_size: pageSizeParameter,
		modify_time_from: { kind: 'string', required: true },
		modify_time_to: { kind: 'string', required: true },
		flow_definition_id: { kind: 'string' },
	},
	answer(call) {
		const refusal = refuseQuery(call);
		if (refusal) return refusal;
		const found = allProcesses(call.sandbox)
			.filter((process) => matches(call, process))
			.sort((a, b) => (a.id < b.id ? -1 : 1));
		const page = pageOf(call, found, ({ id }) => id);
		return ok({
			process_ids: page.items.map(({ id }) => id),
			has_more: page.hasMore,
			page_token: page.pageToken,
		});
	},
};
