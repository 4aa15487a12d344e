import Metrics

/// A second opinion on a training: after = b₀ + effect·trained + b₁·before + b₂·selection by least squares over agents.
package struct TrainingRegression: Hashable, Sendable {
  /// In the unit of the measure.
  package var effect: Double
  package var standardError: Double
  /// Of the effect, two-sided.
  package var p: Double
  /// Of the effect, 95 %.
  package var interval: Interval
  package var coefficientOfBefore: Double
  package var coefficientOfSelection: Double
  /// Agents − 4.
  package var df: Int

  /// - Parameter agents: with a value in the months of the selection, in any order.
  /// - Returns: `nil` for fewer than 5 agents, or where the columns do not differ enough to be told apart.
  package init?(_ agents: [(sides: TrainingWindow.Sides, isTrained: Bool)]) {
    let complete = agents.filter { $0.sides.selection != nil }
    guard complete.count > 4 else { return nil }
    let after = TrainingRegression.centered(complete.map(\.sides.after))
    let columns = [
      complete.map { $0.isTrained ? 1 : 0 }, complete.map(\.sides.before), complete.compactMap(\.sides.selection),
    ].map(TrainingRegression.centered)
    // In units of their own spread, so that a long scale does not hide that two columns are the same.
    let scales = columns.map { dot($0, $0).squareRoot() }
    guard scales.allSatisfy({ $0 > 0 }) else { return nil }
    var matrix = Array(repeating: 0.0, count: 9)
    var right = Array(repeating: 0.0, count: 3)
    for row in 0..<3 {
      right[row] = dot(columns[row], after) / scales[row]
      for column in 0..<3 {
        matrix[row * 3 + column] = dot(columns[row], columns[column]) / (scales[row] * scales[column])
      }
    }
    guard let factor = Cholesky(matrix, size: 3, leastPivot: 1e-10) else { return nil }
    let solution = zip(factor.solve(right), scales).map { $0 / $1 }
    var rest = CompensatedSum()
    for agent in after.indices {
      let fitted = solution[0] * columns[0][agent] + solution[1] * columns[1][agent] + solution[2] * columns[2][agent]
      rest.add((after[agent] - fitted) * (after[agent] - fitted))
    }
    df = complete.count - 4
    effect = solution[0]
    coefficientOfBefore = solution[1]
    coefficientOfSelection = solution[2]
    standardError = (rest.value / Double(df) * factor.inverse()[0]).squareRoot() / scales[0]
    p =
      standardError > 0
      ? min(1, 2 * StudentT.cdf(-abs(effect) / standardError, df: Double(df))) : (effect == 0 ? 1 : 0)
    let half = StudentT.factor95(df: df) * standardError
    interval = Interval(lower: effect - half, upper: effect + half)
  }

  private static func centered(_ values: [Double]) -> [Double] {
    let mean = values.average
    return values.map { $0 - mean }
  }
}

private func dot(_ first: [Double], _ second: [Double]) -> Double {
  var sum = CompensatedSum()
  for index in first.indices { sum.add(first[index] * second[index]) }
  return sum.value
}
