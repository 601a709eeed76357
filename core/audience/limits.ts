/** As far back as a rule about people looks: a year, as long as sales tell something of now. */
export const MAX_LOOK_BACK_DAYS = 366
