import Document

/// Small invented examples, one a method of docs/methods.md, as the charts of a report draw them.
enum MethodPictures {
  /// By the name of their file; the title says what the picture shows.
  static let all: [(name: String, title: String, chart: ChartSpec)] = [
    ("ladder-of-evidence", "The more observations, the more is shown", .evidence(ladder)),
    ("interval", "The same 80% is far surer from 800 answers than from 20", .dotPlot(intervals)),
    ("pooling", "Few observations are pulled far towards similar people, many hardly", .dumbbell(pooling)),
    ("signal", "Seven weeks below the average are a signal; the ups and downs before are not", .process(signal)),
    ("same-contacts", "Long contacts explain most of A’s time and none of B’s", .dumbbell(sameContacts)),
    ("team-balance", "The mix of South is unlike what drawing lots would give", .chanceDots(balance)),
    ("swaps", "One swap brings the teams closer in three skills", .dumbbell(swaps)),
    ("skill-evidence", "A reading needs evidence of two kinds", .evidence(skills)),
    (
      "coaching-priorities", "An hour of coaching helps most where gap, contacts and evidence are large",
      .bars(coaching)
    ),
    ("reviewers", "R4 scores the same people lower than the others do", .effects(reviewers)),
    ("training-effect", "Only the first course changed more than chance explains", .effects(courses)),
    ("recognition", "Only a change beyond a person’s own usual range is an improvement", .process(improvement)),
    ("attrition", "Ten people say little about the rate at which people leave", .dotPlot(attrition)),
    ("ramp-curve", "A starter beside what half of all starters reached", .ramp(ramp)),
    ("sums", "The average of all contacts is not the average of two averages", .bars(sums)),
    (
      "disclosure", "Where one cell is hidden a second one is, so that the total does not give it away",
      .heatMap(hidden)
    ),
  ]

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

  private static let ladder: EvidenceMap = {
    let rows: [(String, Int)] = [
      ("3 contacts", 1), ("15 contacts", 2), ("120 contacts", 3), ("600 contacts, three months", 4),
    ]
    return EvidenceMap(
      skills: ["Count", "Value and range", "Beside similar people", "Lists and advice"],
      rows: rows.map { name, steps in
        EvidenceMap.Row(
          name: name,
          cells: (0..<4).map { step in
            EvidenceMap.Cell(state: step < steps ? .steady : .unknown, evidence: step < steps ? 2 : 0, longText: "")
          })
      }, words: [.steady: "shown", .unknown: "not shown"], evidenceLabel: "", tableHeads: [])
  }()

  private static let intervals = DotPlot(
    format: .percent,
    rows: [("20 answers", 20, 0.584, 0.919), ("200 answers", 200, 0.739, 0.850), ("800 answers", 800, 0.771, 0.826)].map
    {
      DotPlot.Row(
        name: $0.0, value: 0.8, lower: $0.2, upper: $0.3, isApart: false, valueText: "80%", n: $0.1, rangeText: "")
    }, reference: nil, referenceLabel: "", target: nil, targetLabel: "", tableHeads: [])

  private static func pairs(
    _ rows: [(String, Double, Double, Bool)], _ format: AxisFormat, _ before: String, _ after: String,
    _ text: (Double) -> String
  ) -> SlopeChart {
    SlopeChart(
      format: format,
      rows: rows.map {
        .init(name: $0.0, before: $0.1, after: $0.2, beforeText: text($0.1), afterText: text($0.2), isApart: $0.3)
      }, beforeLabel: before, afterLabel: after, tableHeads: [])
  }

  private static let pooling = pairs(
    [("6 answers", 0.5, 0.74, false), ("40 answers", 0.6, 0.71, false), ("400 answers", 0.68, 0.69, false)], .percent,
    "own value", "what is said; similar people have 80%", percent)

  private static let sameContacts = pairs(
    [("A", 430, 345, true), ("B", 395, 390, true)], .duration, "own handle time", "with the average mix of contacts"
  ) { "0\(Int($0) / 60):\(Int($0) % 60 < 10 ? "0" : "")\(Int($0) % 60)" }

  private static let swaps = pairs(
    [("Communication", 0.9, 0.3, true), ("Empathy", 0.7, 0.25, true), ("Problem solving", 0.5, 0.3, true)], .points,
    "distance of the teams before", "after one swap"
  ) { "\($0)" }

  private static func weeks(_ values: [Double], center: Double, half: Double, special: (Int) -> ProcessChart.Status)
    -> ProcessChart
  {
    ProcessChart(
      format: .percent,
      points: values.enumerated().map { index, value in
        .init(
          label: "W\(index + 1)", longLabel: "week \(index + 1)", value: value, lower: center - half,
          upper: center + half, status: special(index), isHollow: false, valueText: percent(value), rangeText: "",
          n: 200, statusText: "")
      }, center: center, centerLabel: "Average \(percent(center))", isTrial: false, target: nil, targetLabel: "",
      lastLabel: "Last week \(percent(values[values.count - 1]))", annotations: [], tableHeads: [])
  }

  private static let signal = weeks(
    [0.81, 0.78, 0.8, 0.83, 0.79, 0.77, 0.82, 0.8, 0.79, 0.82, 0.78, 0.81, 0.77, 0.76, 0.78, 0.77, 0.75, 0.78, 0.76],
    center: 0.8, half: 0.06
  ) { $0 >= 12 ? .concern : .common }

  private static let improvement = weeks(
    [0.7, 0.73, 0.68, 0.71, 0.69, 0.72, 0.7, 0.67, 0.72, 0.71, 0.81, 0.8, 0.82], center: 0.7, half: 0.08
  ) { $0 >= 10 ? .improvement : .common }

  private static let balance = ChanceDots(
    format: .points,
    rows: [("East", 0.1, false), ("North", 0.2, false), ("South", -0.9, true)].map {
      (name: String, value: Double, isApart: Bool) in
      .init(
        name: name, value: value, lower: -0.5, upper: 0.5, isApart: isApart,
        valueText: value < 0 ? "−\(-value)" : "\(value)", rangeText: "")
    }, reference: 0, referenceLabel: "all people", bandLabel: "Grey: teams drawn by lot from the same people",
    tableHeads: [])

  private static let skills: EvidenceMap = {
    let rows: [(String, EvidenceMap.State, EvidenceMap.State)] = [
      ("Reviews and survey agree", .strength, .steady), ("Reviews alone", .unknown, .unknown),
      ("Times alone", .unknown, .unknown), ("Reviews and survey contradict", .mixed, .mixed),
    ]
    return EvidenceMap(
      skills: ["Empathy"],
      rows: rows.map { name, state, _ in
        EvidenceMap.Row(name: name, cells: [.init(state: state, evidence: state == .unknown ? 0 : 2, longText: "")])
      },
      words: [
        .strength: "strength", .steady: "in line", .growing: "to develop", .mixed: "mixed: listen first",
        .unknown: "not enough evidence",
      ], evidenceLabel: "", tableHeads: [])
  }()

  private static let coaching = BarChart(
    format: .points,
    rows: [
      .init(name: "Large gap, many contacts", value: 0.9, valueText: "first", detail: "a programme"),
      .init(name: "Small gap, many contacts", value: 0.5, valueText: "next", detail: "a session"),
      .init(name: "Large gap, little evidence", value: 0.2, valueText: "last", detail: "listen first"),
    ], tableHeads: [])

  private static func effects(_ rows: [(String, Double, Double, Double)], _ zero: String) -> EffectPlot {
    EffectPlot(
      format: .points,
      rows: rows.map { name, value, lower, upper in
        .init(
          name: name, estimate: value, lower: lower, upper: upper, isClear: lower > 0 || upper < 0,
          valueText: (value > 0 ? "+" : value < 0 ? "−" : "") + "\(abs(value))", rangeText: "")
      }, zeroLabel: zero, tableHeads: [])
  }

  private static let reviewers = effects(
    [("R1", 1.2, -2.1, 4.5), ("R2", 0.4, -3, 3.8), ("R3", -0.6, -4.1, 2.9), ("R4", -9, -14, -5)], "as the others")

  private static let courses = effects(
    [("Listening, May", 4.1, 1.2, 7), ("Writing, June", 2.2, -1.4, 5.8), ("System, August", -0.3, -3.9, 3.3)],
    "no change")

  private static let attrition = DotPlot(
    format: .percent,
    rows: [("A team of 10", 10, 0.2, 0.02, 0.72), ("A site of 400", 400, 0.2, 0.158, 0.249)].map {
      DotPlot.Row(
        name: $0.0, value: $0.2, lower: $0.3, upper: $0.4, isApart: false, valueText: "20%", n: $0.1, rangeText: "")
    }, reference: nil, referenceLabel: "", target: nil, targetLabel: "", tableHeads: [])

  private static let ramp: RampChart = {
    let middle = [540.0, 480, 440, 410, 395, 385, 380, 378]
    let months = middle.enumerated().map { index, value in
      RampChart.Month(
        label: "\(index + 1)", lower: value - 40, middle: value, upper: value + 45, rangeText: "", n: 24)
    }
    return RampChart(
      format: .duration, months: months,
      people: [
        .init(
          label: "one starter", values: [575, 500, 470, 430, nil, nil, nil, nil], texts: Array(repeating: "", count: 8))
      ],
      bandLabel: "half of all starters", middleLabel: "middle of all starters", tableHeads: [])
  }()

  private static let sums = BarChart(
    format: .percent,
    rows: [
      .init(name: "North: 90 of 100", value: 0.9, valueText: "90%", detail: ""),
      .init(name: "South: 450 of 900", value: 0.5, valueText: "50%", detail: ""),
      .init(name: "Both, from sums: 540 of 1000", value: 0.54, valueText: "54%", detail: "what is printed"),
      .init(name: "Average of both averages", value: 0.7, valueText: "70%", detail: "misleading"),
    ], tableHeads: [])

  private static let hidden = HeatMap(
    columns: ["Calls", "Chat", "Mail", "Together"], rows: ["North", "South", "Site"],
    cells: [
      [("82%", 1), ("[c]", nil), ("[low]", nil), ("81%", 1)], [("78%", 2), ("[c]", nil), ("[c]", nil), ("77%", 2)],
      [("80%", 1), ("77%", 2), ("74%", 2), ("79%", 1)],
    ].map { row in row.map { HeatMap.Cell(step: $0.1, text: $0.0, longText: "") } }, tableHeads: [])
}
