import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Publishing

@Suite("Versions, restatements and pruning")
struct HistoryTests {
  private func input(_ path: String, _ content: String) -> Manifest.Input {
    Manifest.Input(path: path, sha256: sha256(Array(content.utf8)))
  }

  @Test("the reason names what differs: data by file, settings, program, or a repair")
  func reasons() {
    let publication = Publication()
    let old = publication.manifest(
      Publication.october, inputs: [input("calls.csv", "1"), input("gone.csv", "1"), input("wrapup.yaml", "1")])
    func reason(_ change: (inout Manifest) -> Void) -> VersionReason {
      var new = old
      change(&new)
      return VersionReason(from: old, to: new, settingsFiles: ["wrapup.yaml"])
    }
    #expect(VersionReason(from: nil, to: old, settingsFiles: []).text == "First issue.")
    let data = reason { $0.inputs = [input("calls.csv", "2"), input("late.csv", "1"), input("wrapup.yaml", "1")] }
    #expect(data.causes == [.data])
    #expect(data.text == "Late or corrected data: calls.csv changed, gone.csv removed, late.csv added.")
    #expect(reason { $0.inputs[2] = input("wrapup.yaml", "2") }.text == "Changed settings.")
    #expect(reason { $0.settings = "other" }.causes == [.settings])
    #expect(reason { $0.program = "wrapup 9" }.text == "Another version of the program.")
    #expect(reason { _ in }.causes == [.repair])
    #expect(
      reason {
        $0.program = "wrapup 9"
        $0.inputs = []
      }.causes == [.data, .settings, .program])
  }

  private let heads = "level,id,metric,variant,period,numerator,denominator,value,unit,n,state,lower,upper,target\n"

  @Test("a restatement lists each number that moved, of months and of the reported period only")
  func restatements() {
    let old = StoredMeasures(
      heads + """
        site,,aht,,2026-09,100,10,10,seconds,10,measured,9,11,
        site,,aht,,2026-10,100,10,10,seconds,10,measured,9,11,12
        site,,aht,,2026-W41,50,5,10,seconds,5,measured,9,11,
        team,"a, b",csat,top2,2026-10,8,10,0.8,fraction,10,measured,0.5,0.9,
        team,c,csat,top2,2026-10,,,,fraction,4,suppressed:small,,,

        """)
    let new = StoredMeasures(
      heads + """
        site,,aht,,2026-09,100,10,10,seconds,10,measured,8,12,
        site,,aht,,2026-10,130,10,13,seconds,10,measured,9,11,12
        site,,aht,,2026-W41,60,5,12,seconds,5,measured,9,11,
        team,"a, b",csat,top2,2026-10,9,12,0.75,fraction,12,measured,0.5,0.9,
        team,c,csat,top2,2026-10,9,10,0.9,fraction,10,measured,0.6,0.98,

        """)
    let rows = Restatement.between(old, new, reported: Publication.october)
    #expect(
      rows.map { "\($0.level)/\($0.id) \($0.key.metric) \($0.period)" } == [
        "site/ aht 2026-10", "team/a, b csat 2026-10", "team/c csat 2026-10",
      ])
    #expect(rows[0].change == 3)
    #expect(rows[2].before == nil && rows[2].after == 0.9 && rows[2].stateBefore == "suppressed:small")
    for row in rows {
      var csv = CSVWriter(heads: Restatement.heads)
      csv.append(row.cells)
      #expect(StoredMeasures(csv.contents).lines.compactMap { Restatement(CSVLine.cells($0)) } == [row])
    }
    #expect(Restatement.between(old, old, reported: Publication.october).isEmpty)
  }

  @Test("cells read back as they were written", arguments: ["plain", "a,b", "say \"hi\"", "", "\"", ",", "=1", "é"])
  func cells(text: String) {
    var csv = CSVWriter(heads: ["x", "y"])
    csv.append([text, "end"])
    let line = csv.contents.split(separator: "\n")[1]
    #expect(CSVLine.cells(line) == [text == "=1" ? "'=1" : text, "end"])
  }

  private func site() throws -> Publication {
    let publication = Publication()
    for month in 6...10 { try publication.publish(.month(year: 2026, month: month)) }
    try publication.publish(.month(year: 2026, month: 9))
    for name in ["outbox/2026-06/a.eml", "rejects/2026-07/phone/calls.csv", "rejects/phone/calls.csv"] {
      try publication.write("x", to: name)
    }
    return publication
  }

  @Test("pruning plans whole periods that ended before the kept months, everywhere, and touches nothing by itself")
  func plan() throws {
    let publication = try site()
    let before = try publication.names()
    let plan = try Pruning(publication.archive, keepMonths: 2, superseded: false)
    #expect(
      plan.items.map(\.path) == [
        "archive/2026-06", "archive/2026-07", "archive/2026-08", "private/2026-06", "private/2026-07",
        "private/2026-08", "outbox/2026-06", "rejects/2026-07",
      ])
    #expect(plan.keptFrom == CivilDate("2026-09-01"))
    #expect(try publication.names() == before)
    try plan.apply(to: publication.archive)
    #expect(
      try publication.archive.manifests().map { "\($0.period.id)/\($0.version)" } == [
        "2026-09/1", "2026-09/2", "2026-10/1",
      ])
    #expect(try publication.names().contains("rejects/phone/calls.csv"))
    #expect(try publication.findings() == [])
    #expect(try Pruning(publication.archive, keepMonths: 2, superseded: false).items.isEmpty)
  }

  @Test("versions that were replaced go on request; the newest version of a kept month never does")
  func superseded() throws {
    let publication = try site()
    let plan = try Pruning(publication.archive, keepMonths: 2, superseded: true)
    #expect(plan.items.map(\.path).filter { $0.hasSuffix("/v1") } == ["archive/2026-09/v1", "private/2026-09/v1"])
    try plan.apply(to: publication.archive)
    #expect(try publication.archive.latest(.month(year: 2026, month: 9))?.version == 2)
    #expect(try publication.findings() == [])
    // The next issue takes a number that was never used.
    try publication.publish(.month(year: 2026, month: 9))
    #expect(try publication.archive.latest(.month(year: 2026, month: 9))?.version == 3)
  }

  @Test("one kept month keeps the newest period, and an empty folder has nothing to prune")
  func edges() throws {
    let publication = try site()
    try Pruning(publication.archive, keepMonths: 1, superseded: true).apply(to: publication.archive)
    #expect(try publication.archive.manifests().map(\.period) == [Publication.october])
    #expect(try Pruning(Archive(root: publication.path("nothing")), keepMonths: 1, superseded: true).items.isEmpty)
  }
}
