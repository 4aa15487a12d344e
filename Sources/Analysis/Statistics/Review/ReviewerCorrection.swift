/// What can be said of the reviewers' severity, one part of the table at a time.
package struct ReviewerCorrection: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// All scores are equal.
    case noVariation
    /// One reviewer only, or one agent only: severity and quality cannot be told apart, and raw means are shown.
    case notSeparable
    /// Where the reviewers' variance came out as 0 nothing is corrected.
    case fitted(ReviewerModel)
  }

  package struct Part: Hashable, Sendable {
    /// In rising order; agents and reviewers of other parts are not comparable with these.
    package var agents: [Int]
    package var reviewers: [Int]
    /// Agents and reviewers of the model stand in the order of this part.
    package var outcome: Outcome
  }

  /// A reviewer's effect may be shown from so many evaluations of so many agents.
  package static let leastEvaluations = 10
  package static let leastAgents = 5

  package var parts: [Part]
  /// How many reviewers scored each agent. Below 2 the score is not compared.
  package var reviewersOfAgent: [Int]
  /// Whether the effect of a reviewer may be shown to the quality lead; it counts in any case.
  package var isReviewerShown: [Bool]

  /// - Parameter table: evaluations chosen at random, by agent (row) and reviewer (column).
  package init(_ table: TwoWayCells) {
    reviewersOfAgent = (0..<table.rows).map { table.starts[$0 + 1] - table.starts[$0] }
    var evaluations = Array(repeating: 0.0, count: table.columns)
    var agents = Array(repeating: 0, count: table.columns)
    for cell in table.cells {
      evaluations[cell.column] += cell.n
      agents[cell.column] += 1
    }
    isReviewerShown = zip(evaluations, agents).map {
      $0 >= Double(ReviewerCorrection.leastEvaluations) && $1 >= ReviewerCorrection.leastAgents
    }
    parts = TwoWayComponents(table).components.map { component in
      Part(
        agents: component.rows, reviewers: component.columns,
        outcome: ReviewerCorrection.outcome(table.part(component)))
    }
  }

  private static func outcome(_ table: TwoWayCells) -> Outcome {
    guard ReviewerEquations(table)?.hasVariation == true else { return .noVariation }
    guard table.rows > 1, table.columns > 1, let model = ReviewerModel(estimatedFrom: table)
    else { return .notSeparable }
    return .fitted(model)
  }
}

extension TwoWayCells {
  /// One component as a table of its own, rows and columns in its order.
  func part(_ component: TwoWayComponents.Component) -> TwoWayCells {
    var places = Array(repeating: -1, count: columns)
    for (place, column) in component.columns.enumerated() { places[column] = place }
    let own = component.rows.enumerated().flatMap { place, row in
      cells[starts[row]..<starts[row + 1]].map { cell in
        Cell(row: place, column: places[cell.column], n: cell.n, mean: cell.mean, squares: cell.squares)
      }
    }
    return TwoWayCells(rows: component.rows.count, columns: component.columns.count, cells: own)
  }
}
