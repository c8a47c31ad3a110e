import type { Resource } from '../operation';
import { checkSetup } from './checkSetup.operation';

export const appResource: Resource = {
	value: 'app',
	name: 'App',
	description: 'The Feishu app of the credential',
	operations: [checkSetup],
};
