import Diagnostics
import Foundation

/// Sends what is due, one message after the other, each written down before and after.
package struct Sender {
  /// What became of a run.
  package struct Report: Sendable {
    package var sent: [DeliveryKey: Outcome] = [:]
    /// Why the run ended before the last message; `nil` where it did not.
    package var stopped: Outcome.Blockage?
    /// Whether somebody asked to stop.
    package var wasInterrupted = false
  }

  /// So many messages in a row whose fate the connection left open end the run: each is work for a person.
  static let mostLost = 3

  private let ledger: Ledger
  private let outbox: String
  private let from: MailAddress
  private let transport: Transport
  private let now: @Sendable () -> Moment
  /// Between the starts of two messages; `nil`: none.
  private let interval: Duration?

  /// - Parameters:
  ///   - outbox: the folder of the messages.
  ///   - perMinute: at most so many messages a minute; `nil`: as fast as the server takes them.
  package init(
    ledger: Ledger, outbox: String, from: MailAddress, transport: Transport, perMinute: Int?,
    now: @escaping @Sendable () -> Moment
  ) {
    self.ledger = ledger
    self.outbox = outbox
    self.from = from
    self.transport = transport
    self.now = now
    interval = perMinute.map { .milliseconds(60_000 / max(1, $0)) }
  }

  /// Sends those of the deliveries that are planned, or put off until now or before.
  ///
  /// - Parameters:
  ///   - entries: their messages in the outbox.
  ///   - isStopped: asked before each message.
  /// - Throws: `Failure` of the ledger or the outbox. What was being sent then is in doubt at the next start.
  package func send(
    _ deliveries: [Delivery], _ entries: [Outbox.Entry], isStopped: () -> Bool = { false },
    progress: (Int, Int, DeliveryKey, Outcome) -> Void = { _, _, _, _ in }
  ) async throws(Failure) -> Report {
    let start = now()
    let due = deliveries.filter { $0.state == .planned || $0.state == .deferred && BackOff.isDue($0.next, at: start) }
    let messages = Dictionary(entries.map { ($0.key.id, $0) }) { first, _ in first }
    var report = Report()
    var lost = 0
    var slot = ContinuousClock.now
    for (index, delivery) in due.enumerated() {
      guard let entry = messages[delivery.key.id] else { continue }
      if isStopped() {
        report.wasInterrupted = true
        break
      }
      // What cannot be read is found before the ledger hears of it.
      let message = try entry.read(in: outbox)
      if let interval {
        try? await Task.sleep(until: slot, clock: .continuous)
        slot = max(slot, .now) + interval
      }
      try ledger.begin(delivery.key, at: now())
      let outcome = await transport.send(from: from, to: entry.recipient, message)
      try ledger.finish(delivery.key, outcome, at: now())
      report.sent[delivery.key] = outcome
      progress(index + 1, due.count, delivery.key, outcome)
      if case .blocked(let blockage) = outcome {
        report.stopped = blockage
        break
      }
      lost = outcome.isLost ? lost + 1 : 0
      if lost == Sender.mostLost {
        report.stopped = Outcome.Blockage(
          reason: "the connection ended in the middle of \(lost) messages in a row: \(outcome.reply)",
          hint: "look at the server before more messages are in doubt", isTemporary: true)
        break
      }
    }
    return report
  }
}

extension Outcome {
  /// Whether the connection ended instead of the server giving its word.
  fileprivate var isLost: Bool {
    switch self {
    case .lost, .inDoubt: true
    case .accepted, .deferred, .refused, .blocked: false
    }
  }
}
