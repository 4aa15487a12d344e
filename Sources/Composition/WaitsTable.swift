import Analysis
import Document
import Metrics

/// The longest waits of the site with the circumstances of their half-hours; `nil` for a team, because who waits is
/// decided before a team is found, and where fewer than three waits are known.
func waitsTable(_ report: ManagerReport, number: Int) -> Table? {
  let waits = report.assessment.longestWaits
  guard report.subject.level == .site, waits.count >= 3 else { return nil }
  let hasQueues = waits.contains { $0.queue != nil }
  let events = waits.map { wait in
    report.assessment.events.first { $0.team == nil && $0.first <= wait.day && wait.day <= $0.last }
  }
  let hasEvents = events.contains { $0 != nil }
  return Table(
    id: "table-\(number)",
    caption: "Table \(number). The \(spelled(waits.count)) longest waits"
      + (concentration(waits, events).map { ": \($0)" } ?? ""),
    columns: [.init("Came"), .init("Waited", .right), .init("Then")] + (hasQueues ? [.init("Queue")] : [])
      + [.init("Contacts (usual)", .right), .init("Given up", .right), .init("People", .right)]
      + (hasEvents ? [.init("Noted for the day")] : []),
    rows: zip(waits, events).map { wait, event in
      [
        Cell("\(EnglishDates.shortWeekday(wait.day.weekday))\u{A0}\(EnglishDates.short(wait.day)), \(wait.clock)"),
        Cell(NumberFormat.duration(Double(wait.seconds))), Cell(words(wait.outcome)),
      ] + (hasQueues ? [Cell(wait.queue ?? "–")] : [])
        + [
          Cell("\(wait.offered) (\(wait.usual.map { NumberFormat.fixed($0, 0) } ?? "–"))"), Cell("\(wait.abandoned)"),
          Cell("\(wait.people)"),
        ] + (hasEvents ? [Cell(event?.label ?? "–")] : [])
    },
    note: tie(waits) + "Contacts, given up and people: of the half-hour in which it came"
      + (hasQueues ? ", in the same queue" : "")
      + ". Usual: the median in that half-hour over the other days of the same weekday in twelve weeks; a dash with fewer "
      + "than four. People: those who took contacts that came then.")
}

/// "six of them on Tuesday 13 October", "eight of them on days noted as “Two people on leave”": what at least half of
/// them have in common, and more than two.
private func concentration(_ waits: [WaitRecord], _ events: [EventRecord?]) -> String? {
  func most<Key: Hashable & Comparable>(_ keys: [Key]) -> (key: Key, count: Int)? {
    let counts = Dictionary(grouping: keys, by: \.self).map { (key: $0.key, count: $0.value.count) }
    guard let most = counts.max(by: { ($0.count, $1.key) < ($1.count, $0.key) }), most.count > 2,
      2 * most.count >= waits.count
    else { return nil }
    return most
  }
  if let (day, count) = most(waits.map(\.day)) {
    return "\(spelled(count)) of them on \(EnglishDates.weekday(day.weekday)) \(EnglishDates.dayAndMonth(day))"
  }
  return most(events.compactMap { $0?.label }).map { "\(spelled($0.count)) of them on days noted as “\($0.key)”" }
}

/// The table ends where it ends, not where waits get shorter.
private func tie(_ waits: [WaitRecord]) -> String {
  guard let last = waits.last, last.asLong > waits.count(where: { $0.seconds == last.seconds }) else { return "" }
  return "\(NumberFormat.count(Double(last.asLong))) contacts waited \(NumberFormat.duration(Double(last.seconds))); "
    + "the earliest are listed. "
}

private func words(_ outcome: String) -> String {
  switch outcome {
  case "handled": "answered"
  case "abandoned", "short_abandoned": "given up"
  case "flowed_out": "sent elsewhere"
  case "callback_taken": "called back"
  default: outcome
  }
}
