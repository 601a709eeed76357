import type { IConfiguration } from 'dependency-cruiser'

declare const rules: IConfiguration & { options: NonNullable<IConfiguration['options']> }
export default rules
