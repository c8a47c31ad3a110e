import { endpoints } from '../../../nodes/FeishuOffboarding/domain/endpoints';
import { endpointLabel } from '../../../nodes/FeishuOffboarding/platform/request';
import { createEmulator, type Emulator } from '../../emulator/server';
import { cellsOf, reportOn } from '../support/tenantReport';

const all = Object.entries(endpoints);
const labelsOf = (writes: boolean) =>
	all.filter(([, row]) => row.writes === writes).map(([, row]) => endpointLabel(row));

/** `/processes/714` is a call of `/processes/{process_id}`. */
const isCallOf = (label: string, call: string): boolean =>
	new RegExp(`^${label.replace(/\{\w+\}/g, '[^/]+')}$`).test(call);

describe('the calls of a report', () => {
	let emulator: Emulator;
	let calls: string[] = [];
	let markdown = '';
	beforeAll(async () => {
		emulator = await createEmulator();
		({ markdown } = await reportOn(emulator));
		calls = emulator.requests().map(({ method, path }) => `${method} ${path}`);
	});
	afterAll(() => emulator.close());

	it.each(labelsOf(false))('have %s, which changes nothing, and the report its line', (label) => {
		expect(calls.filter((call) => isCallOf(label, call)).length).toBeGreaterThan(0);
		expect(cellsOf(markdown, label).slice(0, 2)).toEqual(['200', '0']);
	});

	it('have nothing else but the token', () => {
		const known = labelsOf(false);
		const others = calls.filter((call) => !known.some((label) => isCallOf(label, call)));
		expect(new Set(others)).toEqual(
			new Set(['POST /open-apis/auth/v3/tenant_access_token/internal']),
		);
		expect(labelsOf(true).length).toBeGreaterThan(0);
	});

	it('ask for small pages', () => {
		const sizes = emulator.requests().flatMap(({ query }) => {
			const { page_size: size } = query;
			return size === undefined ? [] : Number(size);
		});
		expect(sizes.length).toBeGreaterThan(3);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
	});
});
