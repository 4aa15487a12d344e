import Delivery
import Diagnostics
import Metrics

/// What `wrapup deliver` prints. People appear by their ids; addresses and the words of servers, which repeat them, only
/// where details are asked for.
struct DeliveryListing {
  let console: Console
  let details: Bool
  let period: Period

  /// How many would be tried now.
  func due(_ deliveries: [Delivery], at now: Moment) -> Int {
    deliveries.count { $0.state == .planned || $0.state == .deferred && BackOff.isDue($0.next, at: now) }
  }

  /// A dry run: a line each, and what to do next.
  func plan(_ deliveries: [Delivery], at now: Moment, isRepeat: Bool) {
    let width = deliveries.map { $0.key.reader.name.count }.max() ?? 0
    var lines = deliveries.map { delivery in
      let name = delivery.key.reader.name
      let words = [
        name + String(repeating: " ", count: width - name.count),
        isRepeat ? "another copy would be sent" : note(delivery, at: now),
        delivery.key.reader.isAgent ? delivery.key.fileName : "links", details ? "to \(delivery.key.recipient)" : "",
      ]
      return words.filter { !$0.isEmpty }.joined(separator: "  ")
    }
    let count = isRepeat ? deliveries.count : due(deliveries, at: now)
    lines.append("\(count) of \(deliveries.count) messages would be sent. Nothing was; --send sends them.")
    console.result(
      lines,
      event: ["event": "plan", "period": period.id, "messages": String(deliveries.count), "due": String(count)])
  }

  private func note(_ delivery: Delivery, at now: Moment) -> String {
    switch delivery.state {
    case .planned: "would be sent"
    case .deferred:
      BackOff.isDue(delivery.next, at: now)
        ? "would be tried again" : "put off until \(delivery.next?.iso ?? "the next run")"
    case .accepted: "has it"
    case .held: "has another version; --resend sends this one"
    case .refused: "the server refuses it"
    case .inDoubt, .sending: "in doubt; --resolve says what became of it"
    case .superseded: "no longer wanted"
    }
  }

  /// One message was tried.
  func attempt(_ key: DeliveryKey, _ outcome: Outcome) {
    guard console.style == .json else { return }
    console.result(
      [],
      event: [
        "event": "delivery", "reader": key.reader.name, "outcome": outcome.name,
        "reply": details ? outcome.reply : DeliveryListing.code(outcome.reply),
      ])
  }

  /// What is open at the end, and what to do about it.
  ///
  /// - Throws: `Failure` while anything is open.
  func end(_ deliveries: [Delivery], _ report: Sender.Report, errors: [Diagnostic]) throws(Failure) {
    let open = deliveries.filter { $0.state.isOpen && $0.state != .planned }
    var lines = open.map { delivery in
      "\(delivery.key.reader.name)  \(delivery.state.rawValue)  "
        + (details ? "\(delivery.key.recipient)  \(delivery.reply)" : DeliveryListing.code(delivery.reply))
        + (delivery.next.map { "  until \($0.iso)" } ?? "")
    }
    let counts = Ledger.Overview(
      period: period, counts: Dictionary(grouping: deliveries, by: \.state).mapValues(\.count))
    let accepted = report.sent.values.count { $0.name == "accepted" }
    lines.append("Sent \(accepted) now. All \(deliveries.count): \(counts.text.isEmpty ? "none" : counts.text).")
    console.result(
      lines,
      event: [
        "event": "done", "period": period.id, "sent": String(accepted), "open": String(counts.open),
        "states": counts.text,
      ])
    try fail(deliveries, report, errors)
  }

  private func fail(_ deliveries: [Delivery], _ report: Sender.Report, _ errors: [Diagnostic]) throws(Failure) {
    var errors = errors
    let needsPerson = !errors.isEmpty || deliveries.contains { [.refused, .inDoubt].contains($0.state) }
    if let stopped = report.stopped {
      errors.append(
        Diagnostic(
          "DEL-051", .error, details ? stopped.reason : DeliveryListing.withoutAddresses(stopped.reason),
          hint: stopped.hint))
      throw Failure(stopped.isTemporary ? .tryAgain : .configuration, errors)
    }
    let open = deliveries.count { $0.state.isOpen }
    if open > 0 {
      errors.append(
        Diagnostic(
          "DEL-050", .error, "\(open) \(open == 1 ? "delivery is" : "deliveries are") open",
          hint: DeliveryListing.advice(Set(deliveries.map(\.state)))))
    }
    if !errors.isEmpty { throw Failure(needsPerson ? .dataBreaksContract : .tryAgain, errors) }
  }

  /// What to do about each of the states that are left.
  private static func advice(_ states: Set<DeliveryState>) -> String {
    let words: [(DeliveryState, String)] = [
      (.planned, "planned: run again"),
      (.deferred, "deferred: run again later; what is put off is tried after 1, 5, 15 and 60 minutes"),
      (.refused, "refused: correct the address"),
      (.inDoubt, "in doubt: ask whether it arrived, then --resolve ID --as delivered or not-delivered"),
    ]
    return words.filter { states.contains($0.0) }.map(\.1).joined(separator: "; ")
  }

  /// The numbers of a server's reply, `550 5.1.1`: its words repeat the address.
  static func code(_ reply: String) -> String {
    let words = reply.split(separator: " ").prefix(2)
    let numbers = words.prefix { word in word.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } }
    return numbers.isEmpty ? "no reply" : numbers.joined(separator: " ")
  }

  static func withoutAddresses(_ text: String) -> String {
    text.split(separator: " ").map { $0.contains("@") ? "(an address)" : $0 }.joined(separator: " ")
  }
}

extension Outcome {
  /// As events name it.
  var name: String {
    switch self {
    case .accepted: "accepted"
    case .deferred, .lost: "deferred"
    case .refused: "refused"
    case .inDoubt: "in doubt"
    case .blocked: "blocked"
    }
  }
}
