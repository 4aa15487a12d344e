import Metrics

/// What is planted in the numbers, by whom and from when. Everything else is chance.
struct Plants: Sendable, Equatable {
  /// Talk and hold of a team shrink to this share from `trainingEffect` on, after a two-day training.
  static let talkShare = 0.845
  /// After-contact work of one agent shrinks to this share.
  static let afterWorkShare = 0.6
  /// After-contact work of those who took the course on notes shrinks to this share.
  static let notesShare = 0.88
  /// The hidden satisfaction score of one agent falls by this many standard deviations.
  static let satisfactionFall = -1.3
  /// How much less often the harsh reviewer finds a behaviour met, and how far teams' skills lie apart from the mean.
  static let harshness = -0.12
  static let skillShift = 0.11
  /// The hard queue: talk longer by this factor, and this much less often resolved.
  static let hardTalk = 1.6
  static let hardResolution = -0.25
  /// How many times as many callers give up in the short-staffed week.
  static let abandonFactor = 2.6

  var handleTeam: Int
  var training: ClosedRange<CivilDate>
  var trainingEffect: CivilDate
  /// The day of a course that two people of each team take, and who they are; nobody where the history is too short to
  /// tell its effect: it takes five months before it and three after.
  var course: CivilDate
  var courseAgents: Set<Int>
  var satisfactionAgent: Int
  var satisfactionFrom: CivilDate
  var afterWorkAgent: Int
  var afterWorkFrom: CivilDate
  /// Position in the list of reviewers.
  var harshReviewer: Int
  /// Warm but not sure of the rules, and the other way round.
  var warmTeam: Int
  var knowingTeam: Int
  var gap: CivilDate
  /// Monday to Sunday.
  var shortStaffed: ClosedRange<CivilDate>
  var onLeave: [Int]

  init(_ options: SampleOptions, _ organisation: Organisation) {
    let last = options.end.last
    let middle = CivilDate(ordinal: (options.periods[0].first.ordinal + last.ordinal) / 2)
    // Short histories leave half of their days before a change.
    func monday(weeksBefore weeks: Int) -> CivilDate {
      max(SiteCalendar.monday(last).adding(days: -7 * (weeks - 1)), SiteCalendar.monday(middle.adding(days: 6)))
    }
    let lastTeam = options.teams - 1
    let first = organisation.steady(inTeam: 0)
    let third = organisation.steady(inTeam: lastTeam)
    handleTeam = 1
    trainingEffect = monday(weeksBefore: 8)
    training = trainingEffect.adding(days: -4)...trainingEffect.adding(days: -3)
    satisfactionAgent = first[min(1, first.count - 1)]
    satisfactionFrom = monday(weeksBefore: 10)
    afterWorkAgent = options.teams > 2 ? third[min(1, third.count - 1)] : first[min(2, first.count - 1)]
    afterWorkFrom = monday(weeksBefore: 9)
    harshReviewer = 3
    warmTeam = 0
    knowingTeam = lastTeam
    let wednesday = (8...14).map { options.end.first.adding(days: $0 - 1) }.first { $0.weekday == 3 } ?? last
    gap = SiteCalendar.isOpen(wednesday) ? wednesday : wednesday.adding(days: 1)
    let sunday = last.adding(days: -(last.weekday % 7))
    shortStaffed = sunday.adding(days: -6)...sunday
    onLeave = [first[0], third[0]]
    let busy = Set(onLeave + [satisfactionAgent, afterWorkAgent])
    let month = options.periods[max(0, options.months - 5)].first
    course = (9...15).map { month.adding(days: $0) }.first(where: SiteCalendar.isOpen) ?? month
    courseAgents =
      options.months < 10 || options.agents < 18
      ? []
      : Set(
        (0..<options.teams).flatMap { team in
          organisation.steady(inTeam: team).filter { !busy.contains($0) }.suffix(max(2, 6 / options.teams))
        })
  }

  /// People whose planted change must not hide behind a holiday.
  var alwaysPresent: Set<Int> { [satisfactionAgent, afterWorkAgent] }
}
