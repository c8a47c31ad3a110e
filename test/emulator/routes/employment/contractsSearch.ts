import { invalidFields, ok } from '../../gateway/envelope';
import { perMinute, perSecond } from '../../gateway/limiter';
import { pageOf, pageSizeParameter, pageTokenParameter, refusePaging } from '../../gateway/paging';
import type { Call, Route } from '../../gateway/route';
import { isAmong } from '../../rules/lists';
import { idOf, type Person } from '../../tenant/person';
import { userIdTypeOf, userIdTypeParameter } from '../../tenant/userIds';
import { contractIdOf, contractItem } from '../../views/employmentItems';

interface Row {
	readonly person: Person;
	readonly index: number;
	readonly id: string;
}

const matches = (call: Call, { id, person }: Row): boolean =>
	person.inDataScope &&
	isAmong(call, 'employment_id_list', idOf(person, userIdTypeOf(call, 'open_id'))) &&
	isAmong(call, 'contract_id_list', id);

const rowsOf = (person: Person): Row[] =>
	person.contracts.map((_contract, index) => ({ person, index, id: contractIdOf(person, index) }));

/** The page lists no code of its own. */
const invalidPage = invalidFields([{ field: 'page_size', description: 'page_size is invalid' }]);

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/contract/search */
export const contractsSearch: Route = {
	name: 'contracts',
	method: 'POST',
	path: '/open-apis/corehr/v2/contracts/search',
	limits: [perMinute(1000), perSecond(50)],
	scopes: ['corehr:contract:read', 'corehr:contract:write'],
	query: {
		page_size: pageSizeParameter,
		page_token: pageTokenParameter,
		user_id_type: userIdTypeParameter,
	},
	body: {
		employment_id_list: { kind: 'strings', maxLength: 20 },
		contract_id_list: { kind: 'strings', maxLength: 20 },
	},
	answer(call) {
		const refusal = refusePaging(call, invalidPage);
		if (refusal) return refusal;
		const found = call.sandbox.tenant.people.flatMap(rowsOf).filter((row) => matches(call, row));
		const page = pageOf(call, found, ({ id }) => id);
		return ok({
			items: page.items.map(({ index, person }) => contractItem(call, person, index)),
			page_token: page.pageToken,
			has_more: page.hasMore,
		});
	},
};
