export { scopesRefusals } from './app';
export { batchGetRefusals } from './batchGet';
export { convertRefusals } from './convert';
export { editRefusals } from './edit';
export { jobChangesRefusals, probationsRefusals } from './employment';
export { approverTasksRefusals, processRefusals } from './approvalProcess';
export {
	decideTaskRefusals,
	revokeProcessRefusals,
	transferTasksRefusals,
	withdrawProcessRefusals,
} from './approvalWrites';
export {
	customFieldRefusals,
	customFieldsRefusals,
	employeesRefusals,
	reasonRefusals,
	searchRefusals,
} from './reads';
export { revokeRefusals } from './revoke';
export { submitRefusals } from './submit';
