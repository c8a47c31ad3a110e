import { fieldTypes, type CustomField } from '../tenant/customField';
import { choice, field, number, option, people, text } from './fieldSettings';

const { autoNumber, attachment, image, calculated, dateTime, lookup } = fieldTypes;

const writable = (): CustomField[] => [
	field('custom_field_1__c', ['交接文档名称', 'Handover document'], fieldTypes.text, text(255), {
		isRequired: true,
	}),
	field('custom_field_2__c', ['交接说明', 'Handover notes'], fieldTypes.text, {
		...text(6000, { multiline: true }),
	}),
	field('custom_field_3__c', ['交接链接', 'Handover link'], fieldTypes.text, {
		...text(255, { url: true }),
	}),
	field('custom_field_4__c', ['是否归还设备', 'Equipment returned'], fieldTypes.boolean),
	field('custom_field_5__c', ['剩余年假天数', 'Days of leave left'], fieldTypes.number, {
		...number(2, 0),
	}),
	field('custom_field_6__c', ['补偿金额', 'Severance pay'], fieldTypes.number, {
		...number(4, 2),
	}),
	field('custom_field_7__c', ['离职去向', 'Destination'], fieldTypes.option, {
		...choice(false, [
			option('custom_enum_22__c_option1__c', ['同行业', 'Same industry']),
			option('custom_enum_22__c_option2__c', ['其他行业', 'Another industry']),
			option('custom_enum_22__c_option3__c', ['自主创业', 'Own business'], false),
		]),
	}),
	field('custom_field_8__c', ['归还物品', 'Items returned'], fieldTypes.option, {
		...choice(true, [
			option('custom_enum_23__c_laptop__c', ['笔记本电脑', 'Laptop']),
			option('custom_enum_23__c_badge__c', ['工牌', 'Badge']),
			option('custom_enum_23__c_phone__c', ['手机', 'Phone']),
			option('custom_enum_23__c_pager__c', ['寻呼机', 'Pager'], false),
		]),
	}),
	field('custom_field_9__c', ['工作交接人', 'Successor'], lookup, people(false)),
	field('custom_field_10__c', ['访谈参与人', 'Interviewers'], lookup, people(true)),
	field('custom_field_11__c', ['离职访谈日期', 'Exit interview date'], dateTime, {
		date_time_field_setting: { date_time_type: 1 },
	}),
];

const unwritable = (): CustomField[] => [
	field('custom_field_12__c', ['交接附件', 'Handover files'], attachment, {
		attachment_field_setting: { is_multiple: true },
	}),
	field('custom_field_13__c', ['离职编号', 'Offboarding number'], autoNumber),
	field('custom_field_14__c', ['合影', 'Photograph'], image, {
		image_field_setting: { image_type: 1, display_style: 1 },
	}),
	field('custom_field_15__c', ['司龄', 'Years of service'], calculated, {
		calculated_field_setting: { type: fieldTypes.number },
	}),
	field('custom_field_16__c', ['旧备注', 'Old remark'], fieldTypes.text, text(255), {
		isOpen: false,
	}),
];

export function createCustomFields(): CustomField[] {
	return [...writable(), ...unwritable()];
}
