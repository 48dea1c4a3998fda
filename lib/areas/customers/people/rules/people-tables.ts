import { calculated, choice, table, text, wide } from '@/lib/core/forms/fields'
import { personFact as person } from './person-facts'
import { departmentFunctions } from './person-options'

const name = (width: number) => wide(person('name', { required: true }), width)

/** 主要人员 (A3): everybody at the customer; an age is worked out from the date of birth. */
export const mainPeople = () =>
  table(
    {
      name: name(3),
      gender: wide(person('gender'), 2),
      department: wide(person('department'), 3),
      title: wide(person('title'), 3),
      age: wide(calculated('integer', { personal: true }), 2),
      education: wide(person('education'), 2),
      birth: wide(person('birth'), 3),
      nativePlace: wide(person('nativePlace'), 3),
      personality: wide(person('personality'), 3),
      phone: wide(person('phone'), 4),
      email: wide(person('email'), 4),
      home: wide(person('home'), 4),
      hobbies: wide(person('hobbies'), 3),
      tie: wide(person('tie'), 3),
    },
    { records: 'contacts', required: true, minRows: 1, maxRows: 200, blankRows: 5 },
  )

/** 使用部门/采购部门/支持部门 (A4): the departments with what they do and who heads them. */
export const departments = () =>
  table(
    {
      name: wide(text({ required: true, max: 60 }), 5),
      function: wide(choice(departmentFunctions), 3),
      head: wide(text({ max: 60, like: 'person' }), 4),
    },
    { records: 'departments', required: true, minRows: 1, maxRows: 60 },
  )

/** 使用维护人员/管理层/高层 (A4). */
export const levels = () =>
  table(
    {
      level: wide(person('level'), 3),
      name: name(3),
      title: wide(person('title'), 3),
      phone: wide(person('phone'), 3),
    },
    { records: 'contacts', required: true, minRows: 1, maxRows: 200 },
  )

/** 决策人和影响者 (A4): those with a buying role. */
export const deciders = () =>
  table(
    {
      name: name(3),
      title: wide(person('title'), 3),
      buyingRole: wide(person('buyingRole', { required: true }), 3),
      influence: wide(person('influence'), 3),
    },
    { records: 'deciders', required: true, minRows: 1, maxRows: 200 },
  )

/** 个人资料 (A4). */
export const personalData = () =>
  table(
    {
      name: name(3),
      title: wide(person('title'), 3),
      birth: wide(person('birth'), 3),
      education: wide(person('education'), 2),
      nativePlace: wide(person('nativePlace'), 3),
      family: wide(person('family'), 3),
      hobbies: wide(person('hobbies'), 3),
      personality: wide(person('personality'), 3),
      remark: wide(person('remark'), 3),
    },
    { records: 'contacts', maxRows: 200 },
  )

/** 关系表 (A9): who knows whom, and how well. */
export const relations = () =>
  table(
    {
      name: name(3),
      department: wide(person('department'), 3),
      title: wide(person('title'), 3),
      buyingRole: wide(person('buyingRole'), 3),
      influence: wide(person('influence'), 3),
      alliance: wide(person('alliance'), 3),
      coverage: wide(person('coverage'), 3),
      counterpart: wide(person('counterpart'), 3),
      closeness: wide(person('closeness'), 2),
      lastContactOn: wide(person('lastContactOn'), 3),
      goal: wide(person('goal'), 4),
      responsible: wide(person('responsible'), 3),
    },
    { records: 'contacts', required: true, minRows: 1, maxRows: 200, blankRows: 12 },
  )
