import Metrics

/// The invented contact centre, drawn month by month in order.
struct Simulation {
  let options: SampleOptions
  let organisation: Organisation
  let plants: Plants?
  private var attendance: Attendance
  private var contacts: ContactDraw
  private var surveys: SurveyDraw
  private var quality: QualityDraw
  private var workforce: WorkforceDraw
  private var development: DevelopmentDraw
  private var business: BusinessDraw

  /// - Parameter options: valid ones.
  init(_ options: SampleOptions) {
    self.options = options
    organisation = Organisation(options)
    plants = options.plants ? Plants(options, organisation) : nil
    attendance = Attendance(options, organisation, plants)
    contacts = ContactDraw(options, organisation, plants)
    surveys = SurveyDraw(options, organisation, plants)
    quality = QualityDraw(options, organisation, plants)
    workforce = WorkforceDraw(options, organisation)
    development = DevelopmentDraw(options, organisation, plants)
    business = BusinessDraw(options, organisation)
  }

  /// The rows of the next month; months must be asked for in order.
  mutating func draw(_ period: Period) -> MonthRows {
    var month = MonthRows(period: period)
    let isDetailed = options.periods.suffix(3).contains(period)
    for ordinal in period.first.ordinal...period.last.ordinal {
      let day = CivilDate(ordinal: ordinal)
      guard SiteCalendar.isOpen(day) else { continue }
      let entries = attendance.entries(on: day)
      let arrived = contacts.contacts(on: day, entries)
      workforce.intervals(day, arrived, expected: contacts.expected(on: day), &month)
      if isDetailed { workforce.day(day, entries, arrived, hasLegs: plants?.gap != day, &month) }
      // The other systems did not fail that night; only the contacts are missing.
      if plants?.gap != day { month.contacts += arrived }
    }
    surveys.draw(&month)
    quality.draw(&month)
    development.draw(&month)
    business.draw(&month)
    return month
  }
}
