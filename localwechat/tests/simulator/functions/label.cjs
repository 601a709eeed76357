'use strict'
exports.label = 'from another file'
