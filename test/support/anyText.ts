import fc from 'fast-check';

const SURROGATES = { from: 0xd800, count: 0x800 };

const codePoint = fc
	.oneof(fc.nat(0x7f), fc.nat(0x10ffff - SURROGATES.count))
	.map((code) => String.fromCodePoint(code < SURROGATES.from ? code : code + SURROGATES.count));

/** Text of any characters. fast-check's own unit `binary` makes a table of a million of them first, for a second. */
export const anyText = (constraints: fc.StringSharedConstraints = {}): fc.Arbitrary<string> =>
	fc.string({ ...constraints, unit: codePoint });
