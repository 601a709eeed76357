import { afterEach } from 'vitest'
import { closePhones } from './clerk-phone.ts'

afterEach(closePhones)
