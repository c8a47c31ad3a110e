/** What locators call the ways to name a person without an ID, by mode. */
export const personModes = {
	email: 'By Work Email',
	employeeNumber: 'By Employee Number',
} as const;
