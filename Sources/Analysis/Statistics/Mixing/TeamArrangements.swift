/// All ways to fill teams of given sizes with people.
struct TeamArrangements {
  let mix: TeamMix
  /// Whether a person may be in a team: person by person.
  private let isAllowed: [Bool]
  /// The team before each one that cannot be told from it, because it has the same size and takes the same people.
  private let twins: [Int?]

  /// - Parameters:
  ///   - allowed: the teams that each person may be in; `nil` for all.
  ///   - skipsTwins: counts arrangements once that differ only in which of two equal teams is which.
  init(_ mix: TeamMix, allowed: [Set<Int>]?, skipsTwins: Bool) {
    self.mix = mix
    let teams = mix.sizes.count
    let isAllowed = (0..<(mix.people * teams)).map { allowed?[$0 / teams].contains($0 % teams) ?? true }
    self.isAllowed = isAllowed
    twins = (0..<teams).map { team in
      guard skipsTwins else { return nil }
      return (0..<team).last { other in
        mix.sizes[other] == mix.sizes[team]
          && (0..<mix.people).allSatisfy { isAllowed[$0 * teams + other] == isAllowed[$0 * teams + team] }
      }
    }
  }

  /// Calls `body` with each arrangement and how uneven it is.
  func forEach(_ body: ([Int], Double) -> Void) {
    var state = State(
      team: Array(repeating: 0, count: mix.people), free: mix.sizes,
      sums: Array(repeating: 0, count: mix.sizes.count * mix.features),
      saved: Array(repeating: 0, count: mix.people * mix.features))
    place(0, &state, body)
  }

  private struct State {
    var team: [Int]
    var free: [Int]
    var sums: [Double]
    /// The sums of the team that each person joined, as they were: taking away again would leave rounding behind.
    var saved: [Double]
  }

  private func place(_ person: Int, _ state: inout State, _ body: ([Int], Double) -> Void) {
    guard person < mix.people else {
      body(state.team, mix.imbalance(ofSums: state.sums))
      return
    }
    let (features, from) = (mix.features, person * mix.features)
    for team in mix.sizes.indices where state.free[team] > 0 && isAllowed[person * mix.sizes.count + team] {
      // The first of equal teams is begun first.
      if let twin = twins[team], state.free[team] == mix.sizes[team], state.free[twin] == mix.sizes[twin] { continue }
      let to = team * features
      for feature in 0..<features {
        state.saved[from + feature] = state.sums[to + feature]
        state.sums[to + feature] += mix.centered[from + feature]
      }
      state.team[person] = team
      state.free[team] -= 1
      place(person + 1, &state, body)
      state.free[team] += 1
      for feature in 0..<features { state.sums[to + feature] = state.saved[from + feature] }
    }
  }
}
