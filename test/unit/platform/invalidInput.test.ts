import { InvalidInput } from '../../../nodes/FeishuOffboarding/platform/invalidInput';

describe('InvalidInput', () => {
	it('begins its sentence with the parameter as the editor shows it', () => {
		const fault = new InvalidInput('Employee', 'is empty', 'Pick one.');
		expect(fault).toBeInstanceOf(Error);
		expect(fault).toMatchObject({
			name: 'InvalidInput',
			message: "'Employee' is empty",
			parameter: 'Employee',
			reason: 'is empty',
			advice: 'Pick one.',
		});
	});
});
