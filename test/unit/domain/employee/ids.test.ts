import fc from 'fast-check';

import {
	toId,
	toOffboardingId,
	toPersonId,
	toUserIdType,
	userIdTypeName,
	userIdTypes,
} from '../../../../nodes/FeishuOffboarding/domain/employee/ids';
import { faultOf } from '../../samples';
import { anyText } from '../../../support/anyText';

describe('toUserIdType', () => {
	it.each([...userIdTypes])('accepts %s', (type) => {
		expect(toUserIdType(type)).toBe(type);
	});

	it.each(['', 'employee_id', 'OPEN_ID', 'constructor', undefined, 1, ['open_id']])(
		'refuses %j',
		(value) => {
			const fault = faultOf(() => toUserIdType(value));
			expect(fault.parameter).toBe('User ID Type');
			expect(fault.advice).toContain('CoreHR Employment ID, Open ID, Union ID, User ID');
		},
	);
});

describe('userIdTypeName', () => {
	it.each([
		['people_corehr_id', 'CoreHR Employment ID'],
		['open_id', 'Open ID'],
	] as const)('names %s as the editor does', (type, name) => {
		expect(userIdTypeName(type)).toBe(name);
	});
});

describe('toId', () => {
	it.each([
		['an employment ID', '6982509313466189342', '6982509313466189342'],
		['an ID with blanks around it', ' 6982509313466189342\t', '6982509313466189342'],
		['an open ID', 'ou_84aad35d084aa403a838cf73ee18467', 'ou_84aad35d084aa403a838cf73ee18467'],
		['a user ID', 'e33ggbyz', 'e33ggbyz'],
		['a user ID that is an email address', 'li.na@example.com', 'li.na@example.com'],
		['an ID with a dash', 'a-b_c', 'a-b_c'],
		['the longest', 'x'.repeat(100), 'x'.repeat(100)],
	])('accepts %s', (_reason, value, expected) => {
		expect(toId(value, 'Employee')).toBe(expected);
	});

	it.each([
		['a number', 6982509313, 'was given as a number'],
		['a big number', 6982509313466189342n, 'was given as a number'],
		['nothing', undefined, 'is empty'],
		['null', null, 'is empty'],
		['an empty text', '', 'is empty'],
		['blanks', ' \n', 'is empty'],
		['a name', 'Li Na', 'is not an ID'],
		['a name in Chinese', '李娜', 'is not an ID'],
		['two IDs', '698250931,698250932', 'is not an ID'],
		['two IDs on two lines', '698250931\n698250932', 'is not an ID'],
		['an ID after a line', 'x y\n698250932', 'is not an ID'],
		['a path', '../revoke', 'is not an ID'],
		['an expression that was not run', '{{ $json.id }}', 'is not an ID'],
		['too long a text', 'x'.repeat(101), 'is not an ID'],
	])('refuses %s', (_reason, value, reason) => {
		const fault = faultOf(() => toId(value, 'Employee'));
		expect([fault.parameter, fault.reason]).toEqual(['Employee', reason]);
	});

	it('says what to do about a number', () => {
		expect(faultOf(() => toId(1, 'Employee')).advice).toContain('as text');
	});

	it('lets through nothing that means something else in a web address', () => {
		fc.assert(
			fc.property(anyText(), (value) => {
				try {
					const id = toId(value, 'Employee');
					expect(encodeURIComponent(id).replaceAll('%40', '@')).toBe(id);
				} catch (error: unknown) {
					expect(error).toMatchObject({ name: 'InvalidInput', parameter: 'Employee' });
				}
			}),
		);
	});
});

describe('toPersonId', () => {
	const modes = { email: 'Email', employeeNumber: 'Number' };

	it.each([
		['ou_84aad35d', 'open_id'],
		['on_8ed6aa67', 'union_id'],
		['e33ggbyz', 'user_id'],
		['6982509313466189342', 'people_corehr_id'],
		['698250931346618', 'people_corehr_id'],
		// An administrator chooses user IDs: anything may be one.
		['6982509313466189342', 'user_id'],
		['E0042', 'user_id'],
		['li.na@example.com', 'user_id'],
		['xou_1', 'user_id'],
	] as const)('accepts %s as %s', (id, type) => {
		expect(toPersonId(` ${id}`, 'Initiator ID', type)).toBe(id);
		expect(toPersonId(` ${id}`, 'Employee', type, modes)).toBe(id);
	});

	it.each([
		['ou_84aad35d', 'people_corehr_id', 'Open ID', 'CoreHR Employment ID'],
		['ou_84aad35d', 'union_id', 'Open ID', 'Union ID'],
		['on_8ed6aa67', 'open_id', 'Union ID', 'Open ID'],
		['on_8ed6aa67', 'user_id', 'Union ID', 'User ID'],
		['6982509313466189342', 'open_id', 'CoreHR Employment ID', 'Open ID'],
		['6982509313466189342', 'union_id', 'CoreHR Employment ID', 'Union ID'],
	] as const)('refuses %s as %s', (id, type, is, chosen) => {
		const fault = faultOf(() => toPersonId(id, 'Initiator ID', type));
		expect(fault.parameter).toBe('Initiator ID');
		expect(fault.reason).toBe(`is of the type ${is}, but 'User ID Type' is ${chosen}`);
		expect(fault.advice).toContain(`to ${is}`);
	});

	describe.each(['people_corehr_id', 'open_id', 'union_id'] as const)('as %s', (type) => {
		it.each([['E0042'], ['10042'], [10042], ['e33ggbyz'], ['6982509313466189342x']])(
			'takes %s for an employee number',
			(value) => {
				const fault = faultOf(() => toPersonId(value, 'Employee', type, modes));
				expect(fault.reason).toBe(
					`is ${value}, which looks like an employee number: choose the mode Number`,
				);
				expect(fault.advice).toContain(userIdTypeName(type));
			},
		);

		it.each(['li.na@example.com', 'li.na+hr@例子.公司'])('takes %s for an email', (value) => {
			expect(faultOf(() => toPersonId(value, 'Employee', type, modes)).reason).toBe(
				`is ${value}, which looks like a work email: choose the mode Email`,
			);
		});

		it('names no mode where there is none to choose', () => {
			const fault = faultOf(() => toPersonId('E0042', 'Initiator ID', type));
			expect(fault.reason).toBe('is E0042, which looks like an employee number');
			expect(fault.advice).not.toContain('By ');
		});
	});

	it.each([
		['', 'is empty'],
		['Li Na', 'is not an ID'],
		['李娜', 'is not an ID'],
		[6982509313466189342n, 'was given as a number'],
		[6982509313466189, 'was given as a number'],
	])('refuses %s, which is no ID at all', (value, reason) => {
		expect(faultOf(() => toPersonId(value, 'Employee', 'open_id', modes)).reason).toBe(reason);
	});
});

describe('toOffboardingId', () => {
	const modes = {
		email: 'Email',
		employeeNumber: 'Number',
		personId: 'Person ID',
	};

	it.each(['7095671727698478604', 'not-an-offboarding-id', 'abcdef'])('accepts %s', (id) => {
		expect(toOffboardingId(` ${id}`, 'Offboarding', modes)).toBe(id);
	});

	it.each([
		['E0042', 'is E0042, which looks like an employee number: choose the mode Number'],
		['HR-00042', 'is HR-00042, which looks like an employee number: choose the mode Number'],
		['10042', 'is 10042, which looks like an employee number: choose the mode Number'],
		[10042, 'is 10042, which looks like an employee number: choose the mode Number'],
		['a.b@c.de', 'is a.b@c.de, which looks like a work email: choose the mode Email'],
		[
			'ou_84aad35d',
			'is ou_84aad35d, which looks like the Open ID of a person: choose the mode Person ID',
		],
		[
			'on_84aad35d',
			'is on_84aad35d, which looks like the Union ID of a person: choose the mode Person ID',
		],
		['', 'is empty'],
		[7095671727698478604n, 'was given as a number'],
	])('refuses %s', (value, reason) => {
		expect(faultOf(() => toOffboardingId(value, 'Offboarding', modes)).reason).toBe(reason);
	});
});
