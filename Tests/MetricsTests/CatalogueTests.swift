import Metrics
import Testing

@Suite("The catalogue")
struct CatalogueTests {
  private let metrics = Catalogue.metrics(threshold: 20)

  @Test("has every key once, sorted")
  func keys() {
    #expect(Set(metrics.map(\.key)).count == metrics.count)
    #expect(metrics.map(\.key) == metrics.map(\.key).sorted())
  }

  @Test("never shows service level, waits or abandonment of a person")
  func agentLevels() {
    let shared = metrics.filter { ["service_level", "asa", "abandon_rate", "answer_rate"].contains($0.key.metric) }
    #expect(shared.count == 13)
    for metric in shared { #expect(!metric.levels.contains(.agent), "\(metric.key)") }
  }

  @Test("knows all default headline measures")
  func headline() {
    #expect(Set(Catalogue.defaultHeadline).isSubset(of: Set(metrics.map(\.key))))
  }

  @Test("prints the threshold in the service level's definitions")
  func threshold() {
    for metric in Catalogue.metrics(threshold: 47) where metric.key.metric == "service_level" {
      #expect(metric.definition.contains("47 seconds"))
    }
  }

  @Test("gives shares of things that are there or not a Wilson interval, and counts no good side")
  func intervals() {
    for metric in metrics where metric.rule == .sums {
      guard let denominator = metric.denominator else {
        #expect(metric.interval == .none && metric.direction == .none, "\(metric.key)")
        continue
      }
      let isTime = denominator.columns.contains { $0.name.hasSuffix("_seconds") }
      if metric.interval == .wilson { #expect(metric.unit == .fraction && !isTime, "\(metric.key)") }
      // Seconds are no independent trials: an interval from their number would be far too narrow. Days and people are.
      if isTime {
        let overClusters = TimeShare.allCases.contains { metric.interval == .timeShare($0) }
        #expect(metric.interval == .none || overClusters, "\(metric.key)")
      }
    }
  }

  @Test("has exactly one variant that stands for each metric")
  func defaults() {
    for (id, same) in Dictionary(grouping: metrics, by: \.key.metric) {
      #expect(same.count(where: \.isDefault) == 1, "\(id)")
    }
  }

  @Test("takes the variant that a workspace chooses")
  func chosen() {
    let chosen = Catalogue.metrics(MetricSettings(variants: ["service_level": "sl_all_credit"]))
    #expect(chosen.filter { $0.key.metric == "service_level" && $0.isDefault }.map(\.key.variant) == ["sl_all_credit"])
  }

  @Test("names for every metric the tables it needs, or how it is derived")
  func inputs() {
    for metric in metrics {
      if case .derived(let derivation) = metric.rule, derivation != .peakHour { continue }
      #expect(!metric.inputs.isEmpty, "\(metric.key)")
    }
  }

  @Test("says of every metric what it is in a sentence")
  func definitions() {
    for metric in metrics {
      #expect(metric.definition.hasSuffix(".") && !metric.name.isEmpty && !metric.observations.isEmpty)
    }
  }
}

@Suite("Columns of sums")
struct SumColumnTests {
  @Test("have unique names that lead back to them")
  func names() {
    #expect(Set(SumColumn.allCases.map(\.name)).count == SumColumn.allCases.count)
    for column in SumColumn.allCases { #expect(SumColumn(name: column.name) == column) }
    #expect(SumColumn(name: "no_such_column") == nil)
  }

  @Test(
    "are named as in SQL",
    arguments: [
      (SumColumn.shortAbandoned, "short_abandoned"), (.handleClusterXX, "handle_cluster_xx"),
      (.acwClusterXY, "acw_cluster_xy"), (.surveyTop2, "survey_top2"), (.csat1, "csat_1"), (.ces7, "ces_7"),
      (.queueWaitMax, "queue_wait_max"),
    ])
  func spelling(column: SumColumn, name: String) { #expect(column.name == name) }

  @Test("add up, except the moments of clusters")
  func adding() {
    var left = Sums()
    var right = Sums()
    for column in SumColumn.allCases { (left[column], right[column]) = (2, 3) }
    left.add(right)
    for column in SumColumn.allCases {
      let wanted: Int64 =
        switch column.merging {
        case .adding: 5
        case .largest: 3
        case .never: 2
        }
      #expect(left[column] == wanted, "\(column.name)")
    }
  }

  @Test("print as a formula and evaluate")
  func expressions() {
    var sums = Sums()
    (sums[.offered], sums[.shortAbandoned]) = (10, 3)
    let expression: SumExpression = [.offered: 1, .shortAbandoned: -1]
    #expect(expression.value(in: sums) == 7)
    #expect(expression.description == "offered − short_abandoned")
  }
}
