import { getCustomFields } from './customFields';
import { employeeChoices } from './employee';
import { offboardingChoices } from './offboarding';
import { getBlockReasons, getOffboardingReasons } from './offboardingReason';

/** The requests that fill the editor's lists, by the names that the parameters refer to. */
export const methods = {
	loadOptions: { getBlockReasons, getOffboardingReasons },
	listSearch: { searchEmployees: employeeChoices, searchOffboardings: offboardingChoices },
	resourceMapping: { getCustomFields },
};
