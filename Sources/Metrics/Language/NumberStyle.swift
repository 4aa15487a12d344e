/// How a language writes numbers.
package struct NumberStyle: Codable, Hashable, Sendable {
  /// Between whole and broken part: `.` or `,`.
  package var decimal: String
  /// Between groups of three digits, from five digits on.
  package var thousands: String
  /// What stands before and after a per cent: nothing and `%`.
  package var percentBefore: String
  package var percentAfter: String
  /// Between the ends of a range: ` to `; and after "between": ` and `.
  package var rangeJoin: String
  package var betweenJoin: String

  package init(
    decimal: String, thousands: String, percentBefore: String = "", percentAfter: String, rangeJoin: String,
    betweenJoin: String
  ) {
    self.decimal = decimal
    self.thousands = thousands
    self.percentBefore = percentBefore
    self.percentAfter = percentAfter
    self.rangeJoin = rangeJoin
    self.betweenJoin = betweenJoin
  }

  /// A point, a narrow no-break space, `79%`, "from 3 to 6".
  package static let english = NumberStyle(
    decimal: ".", thousands: "\u{202F}", percentAfter: "%", rangeJoin: " to ", betweenJoin: " and ")

  /// A per cent whose number is already text.
  package func percent(_ number: String) -> String { percentBefore + number + percentAfter }
}
