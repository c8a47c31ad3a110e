export { scopesRefusals } from './app';
export { batchGetRefusals } from './batchGet';
export { convertRefusals } from './convert';
export { editRefusals } from './edit';
export { processRefusals } from './approvalProcess';
export {
	customFieldRefusals,
	customFieldsRefusals,
	employeesRefusals,
	reasonRefusals,
	searchRefusals,
} from './reads';
export { revokeRefusals } from './revoke';
export { submitRefusals } from './submit';
