import Metrics
import Testing

@testable import Analysis

/// What each file of reference vectors is compared with: the inputs of one vector to named results.
extension OracleRuns {
  static let partB: [String: Run] = [
    "casemix_two_way": { file, vector in
      try twoWay(vector, columns: "stratum").mismatches(file, vector, except: ["sigma", "df"])
    },
    "indirect_standardisation": { file, vector in try standard(vector).mismatches(file, vector) },
    "reviewer_two_way": { file, vector in
      try twoWay(vector, columns: "reviewer").mismatches(file, vector, except: ["sigma", "df"])
    },
    "mme_blup": { file, vector in
      let inputs = OracleInputs(vector)
      let table = try NamedTable(vector, columns: "reviewer")
      let variances = ReviewerModel.Variances(
        agent: try inputs.number("var_agent"), reviewer: try inputs.number("var_reviewer"),
        error: try inputs.number("var_resid"))
      let model = ReviewerModel(table.cells, variances: variances)
      return OracleResults([
        "intercept": OracleResults.number(model?.intercept),
        "agent": table.rowObject(model?.agents.map(\.value)),
        "reviewer": table.columnObject(model?.reviewers.map(\.value)),
        "pev_agent": table.rowObject(model?.agents.map(\.errorVariance)),
        "pev_reviewer": table.columnObject(model?.reviewers.map(\.errorVariance)),
      ]).mismatches(file, vector)
    },
    "reviewer_mixed": { file, vector in
      let table = try NamedTable(vector, columns: "reviewer")
      let model = ReviewerModel(estimatedFrom: table.cells)
      return OracleResults([
        "intercept": OracleResults.number(model?.intercept),
        "var_agent": OracleResults.number(model?.variances.agent),
        "var_reviewer": OracleResults.number(model?.variances.reviewer),
        "var_resid": OracleResults.number(model?.variances.error),
        "agent": table.rowObject(model?.agents.map(\.value)),
        "reviewer": table.columnObject(model?.reviewers.map(\.value)),
        "loglik": OracleResults.number(model?.logLikelihood),
      ]).mismatches(file, vector)
    },
    "krippendorff_alpha": { file, vector in try alpha(vector).mismatches(file, vector) },
    "weighted_kappa": { file, vector in
      let inputs = OracleInputs(vector)
      let categories = try inputs.numbers("categories")
      let places = Dictionary(uniqueKeysWithValues: categories.enumerated().map { ($1, $0) })
      let scores = zip(try inputs.numbers("r1"), try inputs.numbers("r2")).map {
        (first: places[$0] ?? -1, second: places[$1] ?? -1)
      }
      func kappa(_ weights: KappaWeights) -> JSON {
        OracleResults.number(weightedKappa(scores, categories: categories.count, weights: weights))
      }
      return OracleResults([
        "kappa": kappa(.none), "kappa_linear": kappa(.linear), "kappa_quadratic": kappa(.quadratic),
      ]).mismatches(file, vector)
    },
    "did": { file, vector in
      try difference(vector).mismatches(file, vector, except: ["p_perm_greater"])
    },
    "ancova_training": { file, vector in
      let inputs = OracleInputs(vector)
      let (after, trained) = (try inputs.numbers("after"), try inputs.numbers("trained"))
      let (before, selection) = (try inputs.numbers("baseline"), try inputs.numbers("selection"))
      let regression = TrainingRegression(
        after.indices.map {
          (TrainingWindow.Sides(before: before[$0], after: after[$0], selection: selection[$0]), trained[$0] == 1)
        })
      return OracleResults([
        "effect": OracleResults.number(regression?.effect), "se": OracleResults.number(regression?.standardError),
        "p": OracleResults.number(regression?.p), "df": OracleResults.number(regression?.df),
        "coef_baseline": OracleResults.number(regression?.coefficientOfBefore),
        "coef_selection": OracleResults.number(regression?.coefficientOfSelection),
      ]).mismatches(file, vector)
    },
    "team_balance": { file, vector in
      let inputs = OracleInputs(vector)
      let (a, b) = (try inputs.numbers("a"), try inputs.numbers("b"))
      let mix = TeamMix((a + b).map { [$0] }, sizes: [a.count, b.count])
      let balance = mix.flatMap { TeamBalance($0, team: a.map { _ in 0 } + b.map { _ in 1 }, seed: 1) }
      return OracleResults([
        "smd": OracleResults.number(standardisedDifference(a, b)), "ssb": OracleResults.number(balance?.imbalance),
        "r2": OracleResults.number(balance?.share), "perm_count": OracleResults.number(balance?.standing.count),
        "perm_total": OracleResults.number(balance?.standing.total),
        "perm_p": OracleResults.number(balance?.standing.p),
      ]).mismatches(file, vector)
    },
    // Several ways to fill the teams can be equally even.
    "anticluster_optimum": { file, vector in try evenTeams(vector).mismatches(file, vector, except: ["groups"]) },
    "best_swaps": { file, vector in try swaps(file, vector) },
    "disclosure_cases": { file, vector in try disclosure(vector).mismatches(file, vector) },
  ]

  private static func twoWay(_ vector: OracleFile.Vector, columns: String) throws -> OracleResults {
    let table = try NamedTable(vector, columns: columns)
    let fit = TwoWayFit(table.cells)
    return OracleResults([
      "intercept": OracleResults.number(fit.flatMap { $0.intercepts.count == 1 ? $0.intercepts[0] : nil }),
      "agent": table.rowObject(fit?.rows.values), columns: table.columnObject(fit?.columns.values),
    ])
  }

  private static func standard(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    let n = try inputs.list("n").map(\.number)
    func strata(_ rates: [Double?], _ deviations: [Double]? = nil) -> [ExpectedStratum] {
      n.indices.compactMap { index in
        guard let n = n[index], let rate = rates[index] else { return nil }
        let deviation = deviations?[index] ?? 0
        return ExpectedStratum(n: n, rate: rate, variance: deviation * deviation)
      }
    }
    switch try inputs.string("kind") {
    case "binary":
      let result = IndirectStandard.successes(
        try inputs.number("observed"), of: strata(try inputs.numbers("p_ref")))
      let rate = try inputs.number("ref_rate")
      return OracleResults([
        "expected": OracleResults.number(result?.expected), "ratio": OracleResults.number(result?.ratio),
        "V0": OracleResults.number(result?.variance), "z": OracleResults.number(result?.z),
        "p_two_sided": OracleResults.number(result?.p),
        "adjusted_rate": OracleResults.number(result?.adjustedShare(siteRate: rate)),
      ])
    case "aht":
      let result = IndirectStandard.seconds(
        try inputs.number("observed_seconds"),
        of: strata(try inputs.numbers("r_ref"), try inputs.numbers("sd_within")))
      let site = try inputs.number("site_aht")
      return OracleResults([
        "expected_seconds": OracleResults.number(result?.expected), "ratio": OracleResults.number(result?.ratio),
        "lo": OracleResults.number(result?.interval?.lower), "hi": OracleResults.number(result?.interval?.upper),
        "z": OracleResults.number(result?.z), "adjusted_aht": OracleResults.number(result.map { $0.ratio * site }),
      ])
    default:
      // People without a count of events had none.
      let references = zip(try inputs.list("ref_n"), try inputs.list("ref_count")).map { n, sum in
        n.number.map { ReferenceStratum(n: $0, sum: sum.number ?? 0) }
      }
      let events = try inputs.whole("observed")
      let result = IndirectStandard.events(
        events, of: strata(references.map { $0?.rate(for: ReferenceStratum(n: 0, sum: 0)) }))
      let all = references.compactMap(\.self)
      let rate = all.reduce(0) { $0 + $1.sum } / all.reduce(0) { $0 + $1.n } * (try inputs.number("multiplier"))
      return OracleResults([
        "expected": OracleResults.number(result?.expected), "ratio": OracleResults.number(result?.ratio),
        "ref_rate": .number(rate), "value": OracleResults.number(result.map { $0.ratio * rate }),
        "lo": OracleResults.number(result?.interval.map { $0.lower * rate }),
        "hi": OracleResults.number(result?.interval.map { $0.upper * rate }),
        "method": .string(events < 10 ? "Exact" : "Byar"),
      ])
    }
  }

  private static func alpha(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    let levels: [String: KrippendorffAlpha.Level] = [
      "nominal": .nominal, "ordinal": .ordinal, "interval": .interval, "ratio": .ratio,
    ]
    guard let level = levels[try inputs.string("level")] else {
      throw OracleInputs.Absent(description: "no such level of measurement")
    }
    let reviewers = try inputs.list("ratings").map { $0.array ?? [] }
    let units = (reviewers.first ?? []).indices.map { unit in reviewers.compactMap { $0[unit].number } }
    return OracleResults(["alpha": OracleResults.number(KrippendorffAlpha(units, level: level).alpha)])
  }

  private static func difference(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    if case .object(let means) = vector.inputs["means"] {
      func change(_ group: String) throws -> Double {
        guard let before = means["\(group)_before"]?.number, let after = means["\(group)_after"]?.number
        else { throw OracleInputs.Absent(description: "no means of \(group)") }
        return after - before
      }
      let effect = TrainingEffect(trained: [try change("treated")], others: [try change("control")], seed: 1)
      return OracleResults(["did": OracleResults.number(effect?.difference)])
    }
    func changes(_ name: String) throws -> [Double] { try inputs.list(name).map { $0.numbers[1] - $0.numbers[0] } }
    let effect = TrainingEffect(trained: try changes("trained"), others: try changes("control"), seed: 1)
    return OracleResults([
      "mean_change_trained": OracleResults.number(effect?.changeOfTrained),
      "mean_change_control": OracleResults.number(effect?.changeOfOthers),
      "did": OracleResults.number(effect?.difference), "perm_count": OracleResults.number(effect?.standing.count),
      "perm_total": OracleResults.number(effect?.standing.total), "p_perm": OracleResults.number(effect?.standing.p),
      "welch_t": OracleResults.number(effect?.welch?.t), "welch_df": OracleResults.number(effect?.welch?.df),
      "welch_lo": OracleResults.number(effect?.welch?.interval.lower),
      "welch_hi": OracleResults.number(effect?.welch?.interval.upper),
      "welch_p": OracleResults.number(effect?.welch?.p),
    ])
  }

  private static func evenTeams(_ vector: OracleFile.Vector) throws -> OracleResults {
    let inputs = OracleInputs(vector)
    let x = try inputs.list("x").map(\.numbers)
    let isExtended = try inputs.string("mode") == "kplus"
    let mix = TeamMix(
      isExtended ? TeamMix.standardised(x, withSpreads: true) : x, sizes: try inputs.numbers("sizes").map { Int($0) })
    let allowed = vector.inputs["allowed"]?.array?.map { Set($0.numbers.map { Int($0) }) }
    let teams = mix.flatMap { EvenTeams($0, allowed: allowed, seed: 1) }
    let total = mix?.totalSquares ?? .nan
    return OracleResults([
      "min_imbalance": OracleResults.number(teams?.imbalance), "total_ss": .number(total),
      "enumerated": OracleResults.number(teams?.arrangements),
      "r2": OracleResults.number(teams.map { $0.imbalance / total }),
      "anticlust_variance": OracleResults.number(teams.map { total - $0.imbalance }),
    ])
  }

  private static func swaps(_ file: OracleFile, _ vector: OracleFile.Vector) throws -> [String] {
    let inputs = OracleInputs(vector)
    let team = try inputs.numbers("team").map { Int($0) }
    let sizes = Set(team).sorted().map { label in team.count { $0 == label } }
    let mix = TeamMix(try inputs.list("x").map(\.numbers), sizes: sizes)
    let search = mix.flatMap {
      SwapSearch(
        $0, team: team, locked: Set((vector.inputs["locked"]?.numbers ?? []).map { Int($0) }),
        allowed: vector.inputs["allowed"]?.array?.map { Set($0.numbers.map { Int($0) }) })
    }
    let plans = search?.plans(upTo: try inputs.whole("kmax")) ?? []
    let one = plans.count > 1 ? plans[1] : nil
    var mismatches = OracleResults([
      "by_k": OracleResults.list(plans.map(\.imbalance)),
      "one_swap_best": .object([
        "imbalance": OracleResults.number(one?.imbalance),
        "swap": OracleResults.list((one?.swaps.first).map { [Double($0.first), Double($0.second)] } ?? []),
      ]),
    ]).mismatches(file, vector)
    // The plan itself must lead to the teams and the number that it names.
    for plan in plans {
      var moved = team
      for swap in plan.swaps { moved.swapAt(swap.first, swap.second) }
      if moved != plan.team || mix?.imbalance(moved) != plan.imbalance {
        mismatches.append("\(plan.swaps.count) swaps do not lead to the teams of the plan")
      }
    }
    return mismatches
  }

  private static func disclosure(_ vector: OracleFile.Vector) throws -> OracleResults {
    func word(_ isShown: Bool) -> JSON { .string(isShown ? "show" : "suppress") }
    func contributors(_ count: Int) -> [Measurement] {
      Array(repeating: Measurement(value: 1, numerator: 20, denominator: 20, n: 20), count: count)
    }
    if case .object(let teams) = vector.inputs["teams"] {
      let names = teams.keys.sorted()
      let decision = TableDisclosure.decide(
        names.map { contributors(teams[$0]?.whole ?? 0) },
        withTotal: vector.inputs["site_total_shown"]?.bool ?? false)
      var results = Dictionary(uniqueKeysWithValues: zip(names, decision.cells.map(word)))
      results["site"] = word(decision.total)
      return OracleResults(results)
    }
    let inputs = OracleInputs(vector)
    let own = vector.inputs["agent_contributes"]?.bool == true ? 1 : 0
    let group = peerGroup(
      othersInTeam: try inputs.whole("team_contributors_including_self") - own,
      othersOnSite: try inputs.whole("site_contributors") - own, least: TableDisclosure.leastOthers)
    let basis = group == .team ? "team" : group == .site ? "cohort" : "none"
    return OracleResults(["team_mean": word(group == .team), "peer_basis": .string(basis)])
  }
}

/// Agents by reviewers or by kinds of contact, with their names.
private struct NamedTable {
  var rows: [String]
  var columns: [String]
  var cells: TwoWayCells

  init(_ vector: OracleFile.Vector, columns name: String) throws {
    let inputs = OracleInputs(vector)
    let y = try inputs.numbers("y")
    let n = vector.inputs["n"] == nil ? y.map { _ in 1 } : try inputs.numbers("n")
    let agents = try inputs.list("agent").compactMap(\.string)
    let others = try inputs.list(name).compactMap(\.string)
    let (rows, columns) = (Set(agents).sorted(), Set(others).sorted())
    let rowOf = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
    let columnOf = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    cells = TwoWayCells(
      rows: rows.count, columns: columns.count,
      cells: y.indices.map {
        TwoWayCells.Cell(row: rowOf[agents[$0]] ?? -1, column: columnOf[others[$0]] ?? -1, n: n[$0], mean: y[$0])
      })
    (self.rows, self.columns) = (rows, columns)
  }

  func rowObject(_ values: [Double?]?) -> JSON { object(rows, values) }
  func columnObject(_ values: [Double?]?) -> JSON { object(columns, values) }

  private func object(_ names: [String], _ values: [Double?]?) -> JSON {
    guard let values else { return .null }
    return .object(Dictionary(uniqueKeysWithValues: zip(names, values.map { OracleResults.number($0) })))
  }
}
