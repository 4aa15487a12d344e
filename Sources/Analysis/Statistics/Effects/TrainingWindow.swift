/// Which months of an agent count before and after a training.
///
/// The months just before it are what made somebody choose the agent: they are often bad by chance, and what follows is
/// better without any training. They are left out, and so is the month of the training itself.
package struct TrainingWindow: Hashable, Sendable {
  package static let selectionMonths = 2
  package static let monthsEachSide = 3
  package static let leastMonths = 2

  /// Months as whole numbers that rise by one.
  package var before: Range<Int>
  package var selection: Range<Int>
  package var after: Range<Int>

  /// - Parameters:
  ///   - month: of the training.
  ///   - selection: how many months before it were looked at to choose who is trained.
  package init(trainingIn month: Int, selection: Int = TrainingWindow.selectionMonths) {
    self.selection = (month - max(0, selection))..<month
    before = (self.selection.lowerBound - TrainingWindow.monthsEachSide)..<self.selection.lowerBound
    after = (month + 1)..<(month + 1 + TrainingWindow.monthsEachSide)
  }

  /// The first and last month that matter; whoever changes the queue or is trained again in between is left out.
  package var whole: Range<Int> { before.lowerBound..<after.upperBound }

  package struct Month: Hashable, Sendable {
    package var month: Int
    /// The sums above and below the line.
    package var numerator: Double
    package var denominator: Double
    /// How many observations.
    package var n: Int

    package init(month: Int, numerator: Double, denominator: Double, n: Int) {
      self.month = month
      self.numerator = numerator
      self.denominator = denominator
      self.n = n
    }
  }

  /// What one agent had on each side: a ratio of sums.
  package struct Sides: Hashable, Sendable {
    package var before: Double
    package var after: Double
    /// In the months that led to the choice; `nil` where the agent has none.
    package var selection: Double?

    package init(before: Double, after: Double, selection: Double? = nil) {
      self.before = before
      self.after = after
      self.selection = selection
    }

    package var change: Double { after - before }
  }

  /// - Parameters:
  ///   - months: of one agent, in any order; months without observations do not count.
  ///   - leastCount: of observations on each side, so that the value could be shown.
  /// - Returns: `nil` where a side has fewer than 2 months or too few observations.
  package func sides(_ months: [Month], leastCount: Int) -> Sides? {
    guard let first = value(months, in: before, leastMonths: TrainingWindow.leastMonths, leastCount),
      let second = value(months, in: after, leastMonths: TrainingWindow.leastMonths, leastCount)
    else { return nil }
    return Sides(before: first, after: second, selection: value(months, in: selection, leastMonths: 1, 1))
  }

  private func value(_ months: [Month], in range: Range<Int>, leastMonths: Int, _ leastCount: Int) -> Double? {
    let usable = months.filter { range.contains($0.month) && $0.n > 0 && $0.denominator > 0 }
      .sorted { ($0.month, $0.numerator, $0.denominator) < ($1.month, $1.numerator, $1.denominator) }
    guard Set(usable.map(\.month)).count >= leastMonths, usable.reduce(0, { $0 + $1.n }) >= leastCount
    else { return nil }
    var (above, below) = (CompensatedSum(), CompensatedSum())
    for month in usable {
      above.add(month.numerator)
      below.add(month.denominator)
    }
    return above.value / below.value
  }
}
