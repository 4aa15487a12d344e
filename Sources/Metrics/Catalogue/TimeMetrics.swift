/// Time (§3 of the catalogue). Wall-clock seconds: work on several contacts at once counts once.
extension Catalogue {
  private static let states = ["agent_states"]
  private static let plans = ["schedules"]

  static func time(_ settings: MetricSettings) -> [MetricDefinition] {
    let tolerance = settings.toleranceSeconds / 60
    return load + presence + [
      .ratio(
        MetricKey("schedule_adherence"), "Adherence",
        "Scheduled time in which the person did what was scheduled, of the scheduled time.", .init(.adherentSeconds),
        .init(.relevantScheduledSeconds), .fraction, .higherIsBetter, people, .time, "days", n: .init(.stateDays),
        inputs: plans
      ).with(evidence: [.stateDays], interval: .timeShare(.adherence)),
      .ratio(
        MetricKey("schedule_adherence", "outside_shift_counts"), "Adherence, work outside the shift counted",
        "Scheduled time in which the person did what was scheduled, less work outside the shift, of the scheduled time "
          + "and the work outside the shift.", .init(.adherentSeconds),
        [.relevantScheduledSeconds: 1, .outsideShiftSeconds: 1], .fraction, .higherIsBetter, people, .time, "days",
        n: .init(.stateDays), inputs: plans
      ).with(evidence: [.stateDays], isDefault: false),
      .ratio(
        MetricKey("conformance"), "Conformance",
        "Time on queue, over the time on queue that was scheduled. It says how much, not when, and can exceed 100%.",
        .init(.workedOnQueueSeconds), .init(.scheduledOnQueueSeconds), .fraction, .guarded, people, .time, "days",
        n: .init(.stateDays), inputs: plans
      ).with(evidence: [.stateDays], mayExceedWhole: true),
      .share(
        MetricKey("punctuality"), "On-time starts",
        "Shifts that began within \(tolerance) minutes of the plan, of all shifts.", .init(.shiftsOnTime),
        .init(.shifts), .higherIsBetter, people.subtracting([.site]), .time, "shifts", inputs: plans
      ).with(evidence: [.stateDays], leastForAgent: 5),
      .share(
        MetricKey("late_break_rate"), "Breaks off plan",
        "Scheduled breaks that were missed or off by more than \(tolerance) minutes, of all scheduled breaks.",
        .init(.breaksOff), .init(.breaks), .lowerIsBetter, people.subtracting([.site]), .time, "breaks", inputs: plans
      ).with(evidence: [.stateDays], leastForAgent: 5),
      .ratio(
        MetricKey("overtime_share"), "Overtime", "Time logged in outside the shift, over the scheduled time.",
        .init(.overtimeSeconds), .init(.scheduledSeconds), .fraction, .none, people, .time, "days",
        n: .init(.stateDays), inputs: plans
      ).with(evidence: [.stateDays], mayExceedWhole: true),
      .ratio(
        MetricKey("absence_rate"), "Absence", "Scheduled time of absences and of days without any state.",
        .init(.absentSeconds), [.scheduledSeconds: 1, .absentSeconds: 1], .fraction, .lowerIsBetter, people, .time,
        "shifts", n: .init(.shifts), inputs: plans
      ).with(evidence: [.stateDays]),
    ]
  }

  private static let load: [MetricDefinition] = [
    .ratio(
      MetricKey("occupancy"), "Occupancy",
      "Time on contacts and after-contact work, of that time and of waiting for the next contact.",
      [.contactSeconds: 1, .acwStateSeconds: 1], [.contactSeconds: 1, .acwStateSeconds: 1, .idleSeconds: 1],
      .fraction, .guarded, people, .time, "days", n: .init(.stateDays), inputs: states
    ).with(
      benchmark: Benchmark("a ceiling of 85%", "Call Centre Helper", nil, .trade), evidence: [.idleSeconds],
      interval: .timeShare(.occupancy)),
    .ratio(
      MetricKey("occupancy", "of_logged_in"), "Occupancy, of time logged in",
      "Time on contacts and after-contact work, of the time logged in.", [.contactSeconds: 1, .acwStateSeconds: 1],
      .init(.loggedInSeconds), .fraction, .guarded, people, .time, "days", n: .init(.stateDays), inputs: states
    ).with(evidence: [.contactSeconds], isDefault: false),
    .ratio(
      MetricKey("utilization"), "Utilisation", "Time on contacts and after-contact work, of the paid time.",
      [.contactSeconds: 1, .acwStateSeconds: 1], .init(.paidSeconds), .fraction, .guarded, people, .time, "days",
      n: .init(.stateDays), inputs: plans
    ).with(evidence: [.contactSeconds]),
  ]

  private static let presence: [MetricDefinition] = [
    .ratio(
      MetricKey("availability_rate"), "Availability", "Time on queue, of the time logged in.",
      .init(.onQueueSeconds), .init(.loggedInSeconds), .fraction, .higherIsBetter, people, .time, "days",
      n: .init(.stateDays), inputs: states),
    .ratio(
      MetricKey("aux_share"), "Other work and breaks", "Time in not-ready states, of the time logged in.",
      .init(.auxSeconds), .init(.loggedInSeconds), .fraction, .none, people, .time, "days", n: .init(.stateDays),
      inputs: states),
    .ratio(
      MetricKey("shrinkage"), "Shrinkage", "Paid time that was not scheduled on queue, of the paid time.",
      [.paidSeconds: 1, .paidOnQueueSeconds: -1], .init(.paidSeconds), .fraction, .none, groups, .time, "shifts",
      n: .init(.shifts), inputs: plans),
  ]
}
