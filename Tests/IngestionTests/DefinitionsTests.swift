import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Ingestion

@Suite("Definitions and targets of a workspace")
struct DefinitionsTests {
  private static let head = """
    organisation: Test site
    time_zone: Europe/Berlin
    sources:
      - name: phone
        table: interactions
        files: contacts.csv
        columns: {contact_id: id, arrived_at: at, outcome: outcome}

    """

  private func workspace(_ text: String) throws -> Workspace {
    try Workspace(yaml: DefinitionsTests.head + text, file: "wrapup.yaml", directory: NSTemporaryDirectory())
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try workspace(text)
      return []
    } catch {
      return (error as? Failure)?.diagnostics.map(\.description) ?? ["\(error)"]
    }
  }

  @Test("settings reach the printed definitions")
  func settings() throws {
    let workspace = try workspace(
      "definitions: {repeat_days: 14, currency: USD, attribution: end, variants: {service_level: sl_all_credit}}\n")
    let repeats = workspace.catalogue.first { $0.key.metric == "fcr_repeat" }
    #expect(repeats?.definition.contains("14 days") == true)
    #expect(workspace.catalogue.first { $0.key.metric == "revenue" }?.unit == .money("USD"))
    #expect(workspace.settings.attribution == .end)
    let chosen = workspace.catalogue.filter { $0.key.metric == "service_level" && $0.isDefault }
    #expect(chosen.map(\.key.variant) == ["sl_all_credit"])
  }

  @Test(
    "what cannot be is refused with its line and the choices",
    arguments: [
      ("definitions: {variants: {service_level: sl_offred}}\n", "ING-007", "did you mean “sl_offered”?"),
      ("definitions: {variants: {servicelevel: x}}\n", "ING-007", "did you mean “service_level”?"),
      ("definitions: {attribution: middle}\n", "ING-005", "clip, start, end"),
      ("definitions: {currency: euro}\n", "ING-005", "ISO 4217"),
      ("targets:\n  - {metric: service_level, target: 80%}\n", "ING-007", "sl_offered"),
      ("targets:\n  - {metric: abandon_rate, level: agent, target: 5%}\n", "ING-051", "levels: "),
      ("targets:\n  - {metric: aht, target: fast}\n", "ING-005", "05:30"),
      ("targets:\n  - {metric: aht, target: 05:30, level: agent, tenure: 3}\n", "ING-051", "0-3"),
      ("targets:\n  - {metric: aht, target: 05:30, valid_from: 2026-02-01, valid_to: 2026-01-01}\n", "ING-051", ""),
      (
        "targets:\n  - {metric: aht, target: 05:30}\n  - {metric: aht, target: 05:00, valid_from: 2026-01-01}\n",
        "ING-052",
        "line 9"
      ),
      (
        "composite: {parts: [{metric: aht, weight: 50, worst: 08:00, best: 04:00}, "
          + "{metric: asa, weight: 40, worst: 60, best: 10}]}\n", "ING-050", "90"
      ),
    ])
  func refused(text: String, code: String, hint: String) {
    let found = problems(text)
    #expect(found.contains { $0.contains("wrapup.yaml:") && $0.contains("[\(code)]") }, "\(found)")
    #expect(hint.isEmpty || found.contains { $0.contains(hint) }, "\(found)")
  }

  @Test("targets hold for a level, a team, a tenure band and a band of values")
  func targets() throws {
    let workspace = try workspace(
      """
      targets:
        - {metric: csat, variant: top2, target: 82%, level: team, id: north, valid_from: 2026-01-01}
        - {metric: occupancy, target: 75% to 85%, level: agent, tenure: 3-}
        - {metric: aht, target: 04:30 to 06:00, team: north}

      """)
    let targets = workspace.targets.map(\.target)
    #expect(targets.map(\.scope) == [.subject(.team, "north"), .tenure(3..<Int.max), .members("north")])
    #expect(targets[1].value == 0.75 && targets[1].upper == 0.85)
    #expect(targets[2].value == 270 && targets[2].upper == 360)
  }

  @Test("a first screen with too many measures or of one kind only warns")
  func scorecard() throws {
    let many = ["aht", "avg_talk", "avg_hold", "acw_avg", "transfer_rate", "hold_rate", "acw_share"]
    let workspace = try workspace(
      "headline: [\(many.map { "{metric: \($0)}" }.joined(separator: ", "))]\n")
    #expect(workspace.warnings.map(\.code) == ["ING-053", "ING-053"])
  }
}
