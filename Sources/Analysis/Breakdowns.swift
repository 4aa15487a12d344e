import Metrics

/// One topic or queue of a subject, with the metrics that make sense there.
package struct BreakdownRow: Codable, Hashable, Sendable {
  package var level: Level
  package var value: String
  package var contacts: Int
  /// How many topics or queues stand behind the row: 1, or more where small ones are put together.
  package var types: Int
  /// Sorted by key: aht, resolution of answered, transfers, csat top-2, abandonment, service level.
  package var measures: [MetricKey: Quantity]

  package init(level: Level, value: String, contacts: Int, types: Int = 1, measures: [MetricKey: Quantity]) {
    self.level = level
    self.value = value
    self.contacts = contacts
    self.types = types
    self.measures = measures
  }
}

/// One weekday and hour.
package struct HourRow: Codable, Hashable, Sendable {
  /// 1 is Monday.
  package var weekday: Int
  package var hour: Int
  package var offered: Int
  /// Offered service level where waits are known, else the answer rate.
  package var inTime: Quantity

  package init(weekday: Int, hour: Int, offered: Int, inTime: Quantity) {
    self.weekday = weekday
    self.hour = hour
    self.offered = offered
    self.inTime = inTime
  }
}
