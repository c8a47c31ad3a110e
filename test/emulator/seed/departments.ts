import { digest, longId } from '../tenant/ids';
import type { Department } from '../tenant/person';

interface Row {
	chineseName: string;
	englishName: string;
	parent?: string;
	enabled?: boolean;
	process?: Department['process'];
}

const rows = {
	company: { chineseName: '示例科技', englishName: 'Example Technology' },
	product: { chineseName: '产品部', englishName: 'Product', parent: 'company' },
	engineering: { chineseName: '研发部', englishName: 'Engineering', parent: 'company' },
	platform: { chineseName: '平台组', englishName: 'Platform', parent: 'engineering' },
	sales: { chineseName: '销售部', englishName: 'Sales', parent: 'company' },
	people: { chineseName: '人力资源部', englishName: 'People', parent: 'company' },
	laboratory: {
		chineseName: '实验室',
		englishName: 'Laboratory',
		parent: 'engineering',
		process: 'missing',
	},
	warehouse: {
		chineseName: '仓储部',
		englishName: 'Warehouse',
		parent: 'company',
		process: 'disabled',
	},
	advertising: {
		chineseName: '广告部',
		englishName: 'Advertising',
		parent: 'sales',
		process: 'noVersion',
	},
	closedBranch: {
		chineseName: '苏州分部（已停用）',
		englishName: 'Suzhou branch (closed)',
		parent: 'company',
		enabled: false,
	},
} satisfies Record<string, Row>;

export type DepartmentKey = keyof typeof rows;

const keys = Object.keys(rows);

export function departmentIdOf(key: string): string {
	return longId('department', keys.indexOf(key) + 1);
}

function createDepartment([key, row]: [string, Row]): Department {
	return {
		id: departmentIdOf(key),
		openDepartmentId: `od-${digest(`department ${key}`, 32)}`,
		departmentId: digest(`short department ${key}`, 8),
		chineseName: row.chineseName,
		englishName: row.englishName,
		parentId: row.parent === undefined ? undefined : departmentIdOf(row.parent),
		enabled: row.enabled ?? true,
		process: row.process ?? 'active',
	};
}

export function createDepartments(): Department[] {
	return Object.entries(rows).map(createDepartment);
}
