import { nobodyVisible } from '../../../../nodes/FeishuOffboarding/domain/employee/nobodyVisible';

it('says what is missing, and where to set it', () => {
	const fault = nobodyVisible('Employee', 'nobody');
	expect(fault.message).toBe("'Employee' has nobody to choose: the app sees no employee");
	expect(fault.advice).toContain('员工资源');
});
