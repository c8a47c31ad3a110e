import { endpoints } from '../../../../nodes/FeishuOffboarding/domain/endpoints';
import {
	decodeReasons,
	inTreeOrder,
	namedReasons,
	reasonPath,
	type OffboardingReason,
	queryOffboardingReasons,
} from '../../../../nodes/FeishuOffboarding/domain/reason/reason';

const names = (zh: string, en: string) => [
	{ lang: 'zh-CN', value: zh },
	{ lang: 'en-US', value: en },
];
const reason = (identifier: string, parentIdentifier = '', label = identifier) => ({
	identifier,
	active: true,
	parentIdentifier,
	names: names(`${label}中`, label),
});

describe('decodeReasons', () => {
	it('reads the nodes of the tree', () => {
		const items = [
			{
				offboarding_reason_unique_identifier: 'job_change_saas',
				name: names('换工作', 'Job change'),
				active: true,
				parent_offboarding_reason_unique_identifier: 'voluntary',
			},
			{ offboarding_reason_unique_identifier: 'voluntary' },
		];
		expect(decodeReasons({ items })).toEqual([
			{
				identifier: 'job_change_saas',
				active: true,
				parentIdentifier: 'voluntary',
				names: names('换工作', 'Job change'),
			},
			{ identifier: 'voluntary', active: undefined, parentIdentifier: '', names: undefined },
		]);
	});

	it.each([
		['no identifier', {}],
		['an empty identifier', { offboarding_reason_unique_identifier: '' }],
		['a number for an identifier', { offboarding_reason_unique_identifier: 7 }],
		['no form at all', 'voluntary'],
	])('leaves out a node with %s, which could not be sent', (_reason, item) => {
		expect(decodeReasons({ items: [item] })).toEqual([]);
	});

	it('takes a reason for neither active nor inactive where Feishu does not say so in a boolean', () => {
		const items = ['true', 'false', '', 0, 1, null].map((active) => ({
			offboarding_reason_unique_identifier: 'x',
			active,
		}));
		expect(decodeReasons({ items }).map(({ active }) => active)).toEqual(
			items.map(() => undefined),
		);
	});

	it('reads nothing where there are no items', () => {
		expect(decodeReasons({})).toEqual([]);
	});
});

describe('reasonPath', () => {
	const root = reason('voluntary');
	const child = reason('job_change', 'voluntary');
	const grandchild = reason('better_pay', 'job_change');
	const tree = [grandchild, root, child];

	it.each([
		['a root', root, 'voluntary'],
		['a child', child, 'voluntary / job_change'],
		['a grandchild', grandchild, 'voluntary / job_change / better_pay'],
		['a child of a root that is not in the tree', reason('x', 'gone'), 'x'],
	])('leads to %s', (_reason, wanted, expected) => {
		expect(reasonPath(wanted, tree, 'en-US')).toBe(expected);
	});

	it('speaks the wanted language', () => {
		expect(reasonPath(child, tree, 'zh-CN')).toBe('voluntary中 / job_change中');
	});

	it('gives the identifier where there is no label', () => {
		const bare: OffboardingReason = { ...child, names: undefined };
		expect(reasonPath(bare, tree, 'en-US')).toBe('voluntary / job_change');
	});

	it('comes to an end in a tree that bites its tail', () => {
		const egg = reason('egg', 'hen');
		const hen = reason('hen', 'egg');
		const self = reason('self', 'self');
		expect(reasonPath(egg, [egg, hen], 'en-US')).toBe('hen / egg');
		expect(reasonPath(self, [self], 'en-US')).toBe('self');
	});
});

describe('inTreeOrder', () => {
	const ids = (reasons: OffboardingReason[]) =>
		inTreeOrder(reasons).map(({ identifier }) => identifier);

	it('puts each reason below its own, in the order of Feishu', () => {
		const rows = [
			reason('b1', 'b'),
			reason('a'),
			reason('b'),
			reason('a2', 'a'),
			reason('a1', 'a'),
		];
		expect(ids([...rows, reason('a21', 'a2')])).toEqual(['a', 'a2', 'a21', 'a1', 'b', 'b1']);
	});

	it('keeps what hangs on a reason that is not there, or on itself', () => {
		const circle = [reason('egg', 'hen'), reason('hen', 'egg'), reason('self', 'self')];
		expect(ids([...circle, reason('lost', 'gone')])).toEqual(['lost', 'egg', 'hen', 'self']);
	});
});

describe('namedReasons', () => {
	it('gives labels and paths in both languages, and the path in the wanted one', () => {
		const rows = [reason('a'), { ...reason('b', 'a'), active: false }];
		expect(namedReasons(rows, 'zh-CN')[1]).toEqual({
			identifier: 'b',
			names: ['b中', 'b', 'a中 / b中', 'a / b'],
			title: 'a中 / b中',
			open: false,
		});
	});

	it('falls back to the other language, and to the identifier', () => {
		const rows = [
			{ ...reason('a'), names: undefined },
			{ ...reason('b', 'a'), names: names('乙', '') },
		];
		expect(namedReasons(rows, 'en-US')[1]).toMatchObject({ names: ['乙', 'a / 乙', 'a / 乙'] });
	});
});

describe('queryOffboardingReasons', () => {
	it.each([
		['all of them', undefined, {}],
		['the active ones', true, { active: true }],
		['the others', false, { active: false }],
	])('asks for %s', (_reason, active, body) => {
		expect(queryOffboardingReasons(active)).toEqual({ endpoint: endpoints.queryReasons, body });
	});
});
