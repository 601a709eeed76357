import { catchMutants } from './caught'

catchMutants(1)
