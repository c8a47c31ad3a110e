import fc from 'fast-check';

import { parseBody } from '../../../../nodes/FeishuOffboarding/platform/events/parseBody';

const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

describe('parseBody', () => {
	it('reads an object', () => {
		expect(parseBody(' {"a":[{"b":"{[\\"[{"}]} ')).toEqual({
			kind: 'object',
			body: { a: [{ b: '{["[{' }] },
		});
	});

	it.each([
		['nothing', ''],
		['text', 'hello world'],
		['a string', '"{}"'],
		['a list', '[]'],
		['null', 'null'],
		['a number', '1'],
		['an object that breaks off', '{"a":1'],
		['two objects', '{}{}'],
	])('does not take %s for an object', (_reason, text) => {
		expect(parseBody(text)).toEqual({ kind: 'refused', reason: 'is not a JSON object' });
	});

	it('bounds the nesting', () => {
		expect(parseBody(nested(32)).kind).toBe('object');
		expect(parseBody(nested(33))).toEqual({ kind: 'refused', reason: 'nests too deep' });
		expect(parseBody('{"a":'.repeat(200_000))).toMatchObject({ kind: 'refused' });
	});

	it('does not count what stands in strings', () => {
		const body = { text: `${'['.repeat(100)}\\"{`, 'key [[[[': '\\' };
		expect(parseBody(JSON.stringify(body))).toEqual({ kind: 'object', body });
	});

	it('agrees with the parser for every object that nests little', () => {
		const shallow = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 10 }));
		fc.assert(
			fc.property(shallow, (value) => {
				const text = JSON.stringify(value);
				const body: unknown = JSON.parse(text);
				expect(parseBody(text)).toEqual({ kind: 'object', body });
			}),
		);
	});
});
