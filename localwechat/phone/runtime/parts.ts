// Everything that registers APIs, open types and seats, apart from the host's own.
import '../api/ui/index.ts'
import '../chrome/index.ts'
