import Diagnostics
import Metrics

extension Ledger {
  /// Takes up what is to be delivered for a period and says where each stands.
  ///
  /// * What is known keeps its state.
  /// * What is new is planned, unless the same reader has or may have another version of this period: then it is held
  ///   until a person asks for it. A held one whose reason is gone is planned.
  /// * What was planned, put off or refused before and is no longer wanted in this form is superseded.
  ///
  /// - Parameters:
  ///   - keys: all that is wanted, as first copies.
  ///   - superseding: whether what is not wanted is superseded; not when only some keys are given.
  /// - Returns: one delivery a key, in the order of the keys.
  package func plan(
    _ keys: [DeliveryKey], of period: Period, superseding: Bool = true, at now: Moment
  ) throws(Failure) -> [Delivery] {
    try write { database in
      let plan = LedgerPlan(try LedgerRow.fetch(database, "period = ?", [period.id]))
      for step in plan.steps(keys, superseding: superseding) {
        switch step {
        case .insert(let delivery): try LedgerRow.insert(delivery, at: now, in: database)
        case .move(let row, let state, let reply): try row.move(to: state, reply: reply, at: now, in: database)
        }
      }
      let rows = try LedgerRow.fetch(database, "period = ?", [period.id])
      return LedgerPlan(rows).current(keys)
    }
  }

  /// What `plan` would say, without writing anything.
  package func outlook(_ keys: [DeliveryKey], of period: Period) throws(Failure) -> [Delivery] {
    try read { database in
      var plan = LedgerPlan(try LedgerRow.fetch(database, "period = ?", [period.id]))
      plan.apply(plan.steps(keys, superseding: true))
      return plan.current(keys)
    }
  }

  /// Where all keys of a period stand where there is no ledger yet.
  package static func outlook(_ keys: [DeliveryKey]) -> [Delivery] {
    keys.map { Delivery(key: $0, state: .planned, attempts: 0, next: nil, reply: "", why: "") }
  }

  /// Every delivery of a period, superseded ones too.
  package func deliveries(of period: Period) throws(Failure) -> [Delivery] {
    try read { database in try LedgerRow.fetch(database, "period = ?", [period.id]).map(\.delivery) }
  }
}

/// What follows from the rows of a period and from what is wanted.
struct LedgerPlan {
  enum Step {
    case insert(Delivery)
    case move(LedgerRow, DeliveryState, String)
  }

  private var rows: [LedgerRow]

  init(_ rows: [LedgerRow]) { self.rows = rows }

  /// One mailbox in another spelling is the same delivery.
  private static func base(_ key: DeliveryKey) -> DeliveryKey {
    var key = key
    (key.copy, key.recipient) = (1, key.recipient.lowercased())
    return key
  }

  /// Who would get two messages if both were sent. A team may have several leads, who get one each.
  private static func seat(_ key: DeliveryKey) -> [String] {
    [key.reader.kind, key.reader.name, key.reader.isAgent ? "" : key.recipient.lowercased()]
  }

  func steps(_ keys: [DeliveryKey], superseding: Bool) -> [Step] {
    var steps: [Step] = []
    let wanted = Set(keys.map(LedgerPlan.base))
    let arrived = Dictionary(grouping: rows.filter { $0.delivery.state.mayHaveArrived }) {
      LedgerPlan.seat($0.delivery.key)
    }
    let known = Dictionary(grouping: rows) { LedgerPlan.base($0.delivery.key) }
    if superseding {
      for row in rows where !wanted.contains(LedgerPlan.base(row.delivery.key)) {
        if [.planned, .deferred, .refused, .held].contains(row.delivery.state) {
          steps.append(.move(row, .superseded, "another version or address took its place"))
        }
      }
    }
    for key in keys {
      let base = LedgerPlan.base(key)
      let isHeld = arrived[LedgerPlan.seat(key)]?.contains { LedgerPlan.base($0.delivery.key) != base } ?? false
      guard let row = known[base]?.last else {
        steps.append(
          .insert(Delivery(key: key, state: isHeld ? .held : .planned, attempts: 0, next: nil, reply: "", why: "")))
        continue
      }
      let isWaiting = [.planned, .deferred, .refused].contains(row.delivery.state)
      switch row.delivery.state {
      case .superseded: steps.append(.move(row, isHeld ? .held : .planned, "wanted again"))
      case .held where !isHeld: steps.append(.move(row, .planned, "no other version has arrived"))
      // Somebody who asked for it knows of the other version.
      case _ where isWaiting && isHeld && row.delivery.why.isEmpty:
        steps.append(.move(row, .held, "another version has arrived"))
      default: break
      }
    }
    return steps
  }

  mutating func apply(_ steps: [Step]) {
    for step in steps {
      switch step {
      case .insert(let delivery): rows.append(LedgerRow(delivery: delivery, id: delivery.key.id))
      case .move(let row, let state, _):
        for index in rows.indices where rows[index].id == row.id { rows[index].delivery.state = state }
      }
    }
  }

  /// The newest copy of each key, in the order of the keys.
  func current(_ keys: [DeliveryKey]) -> [Delivery] {
    let known = Dictionary(grouping: rows) { LedgerPlan.base($0.delivery.key) }
    return keys.compactMap { known[LedgerPlan.base($0)]?.last?.delivery }
  }
}

extension LedgerRow {
  init(delivery: Delivery, id: String) {
    self.delivery = delivery
    self.id = id
  }
}
