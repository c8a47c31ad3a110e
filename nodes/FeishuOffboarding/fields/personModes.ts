/** Short, because the editor cuts off what is longer than "From List". What locators call the ways to name a person without an ID, by mode. */
export const personModes = {
	email: 'Email',
	employeeNumber: 'Number',
} as const;
