/** What fills the lists of the editor. */
export { getCustomFields } from './customFieldList';
export { employeeChoices } from './employeeList';
export { offboardingChoices } from './offboardingList';
export { getBlockReasons, getOffboardingReasons } from './reasonLists';
