import {
	reasonItems,
	toReasonFilter,
} from '../../../../nodes/FeishuOffboarding/domain/reason/item';

const reason = (id: string, parent: string, active: boolean, zh: string, en: string) => ({
	offboarding_reason_unique_identifier: id,
	parent_offboarding_reason_unique_identifier: parent,
	active,
	name: [
		{ lang: 'zh-CN', value: zh },
		{ lang: 'en-US', value: en },
	],
	created_time: '2021-08-20 20:28:23',
	updated_time: '2021-08-21 20:28:23',
});

const data = {
	items: [
		reason('voluntary', '', false, '主动', 'Voluntary'),
		reason('job_change_saas', 'voluntary', true, '跳槽', 'Job change'),
		reason('option8', 'voluntary', true, '内部创业', ''),
	],
};

const all = { active: undefined, identifiers: undefined };
const idsOf = (items: Array<Record<string, unknown>>) =>
	items.map((item) => item.offboarding_reason_unique_identifier);

describe('reasonItems', () => {
	it('gives the place in the tree, both names and the times', () => {
		const items = reasonItems(data, { ...all, identifiers: ['job_change_saas'] }, 'en-US');
		expect(items).toEqual([
			{
				offboarding_reason_unique_identifier: 'job_change_saas',
				name: 'Job change',
				// By way of a reason that is not active any more.
				path: 'Voluntary / Job change',
				name_zh_cn: '跳槽',
				name_en_us: 'Job change',
				active: true,
				parent_offboarding_reason_unique_identifier: 'voluntary',
				created_time: '2021-08-20 20:28:23',
				updated_time: '2021-08-21 20:28:23',
			},
		]);
	});

	it('passes on what is no boolean, and takes it for neither state', () => {
		const odd = { ...reason('x', '', true, 'x', 'x'), active: 'false' };
		expect(reasonItems({ items: [odd] }, all, 'en-US')).toMatchObject([{ active: 'false' }]);
		expect(reasonItems({ items: [odd] }, { ...all, active: false }, 'en-US')).toEqual([]);
		expect(reasonItems({ items: [odd] }, { ...all, active: true }, 'en-US')).toEqual([]);
	});

	it('falls back to the other language, then to the ID', () => {
		const nameless = { ...reason('x', '', true, '', ''), name: undefined };
		const items = reasonItems({ items: [...data.items, nameless] }, all, 'en-US');
		expect(items.map(({ name, name_en_us }) => [name, name_en_us])).toEqual([
			['Voluntary', 'Voluntary'],
			['Job change', 'Job change'],
			['内部创业', ''],
			['x', ''],
		]);
	});

	it.each([
		[undefined, ['voluntary', 'job_change_saas', 'option8']],
		[true, ['job_change_saas', 'option8']],
		[false, ['voluntary']],
	])('keeps those whose activity is %p', (active, ids) => {
		expect(idsOf(reasonItems(data, { ...all, active }, 'en-US'))).toEqual(ids);
	});

	it('manages without times', () => {
		const [item] = reasonItems(
			{ items: [{ offboarding_reason_unique_identifier: 'x' }] },
			all,
			'zh-CN',
		);
		expect(item).toMatchObject({ name: 'x', created_time: '', updated_time: '' });
	});
});

describe('toReasonFilter', () => {
	it.each<[Record<string, unknown>, object]>([
		[{}, all],
		[{ active: false }, { ...all, active: false }],
		[{ identifiers: 'a, b' }, { ...all, identifiers: ['a', 'b'] }],
	])('reads %j', (filters, expected) => {
		expect(toReasonFilter(filters)).toEqual(expected);
	});

	it.each([
		[{ active: 'yes' }, "'Active' is neither true nor false"],
		[{ identifiers: [{}] }, "'Reason IDs' has an entry"],
	])('refuses %j', (filters, message) => {
		expect(() => toReasonFilter(filters)).toThrow(message);
	});
});
