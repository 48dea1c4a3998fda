import { type Permission, permissions } from '@/lib/core/permissions'

type AreaOf<T extends string> = T extends `${infer Area}.${string}` ? Area : never
export type PermissionArea = AreaOf<Permission>

/** Permissions by area, in the order they are declared. */
export function permissionGroups(): { area: PermissionArea; permissions: Permission[] }[] {
  const areas = [...new Set(permissions.map((name) => name.slice(0, name.indexOf('.')) as PermissionArea))]
  return areas.map((area) => ({
    area,
    permissions: permissions.filter((name) => name.startsWith(`${area}.`)),
  }))
}

type Dotless<T extends string> = T extends `${infer Area}.${infer Rest}` ? `${Area}-${Rest}` : never
/** A permission as the catalogue keys it: dots would nest. */
export type PermissionKey = Dotless<Permission>

/** Message key of a permission below `roles.permission`. */
export function permissionKey(permission: Permission): PermissionKey {
  return permission.replace('.', '-') as PermissionKey
}
