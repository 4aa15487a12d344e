import Analysis
import Document
import Metrics
import Testing

@testable import Composition

@Suite("The table of the longest waits")
struct WaitsTableTests {
  private let centre = SyntheticCentre()

  private func report(_ waits: [WaitRecord], of subject: Subject = .site, event: String? = nil, for days: Int = 0)
    throws -> Report
  {
    var dataset = centre.dataset
    dataset.longestWaits = waits
    if let event {
      dataset.events.append(
        EventRecord(first: dataset.period.first, last: dataset.period.first.adding(days: days), team: nil, label: event)
      )
    }
    return try #require(Composer(assess(dataset), try Words.languages("en")).managerReport(subject))
  }

  private func table(_ report: Report) -> Table? {
    report.sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
      .first { $0.caption.contains("longest waits") }
  }

  private func wait(_ day: Int, queue: String? = "Bills", usual: Double? = 11.5) -> WaitRecord {
    WaitRecord(
      day: centre.dataset.period.first.adding(days: day), clock: "09:41", queue: queue, seconds: 754,
      outcome: "abandoned", offered: 31, abandoned: 9, people: 4, usual: usual)
  }

  @Test("each with its half-hour and the day’s event; a day with half of them stands in the caption")
  func rows() throws {
    let waits = [wait(0), wait(0), wait(0, usual: nil), wait(3), wait(5)]
    let table = try #require(table(try report(waits, event: "Outage of the phones")))
    #expect(table.caption.contains("The five longest waits: three of them on "))
    #expect(table.columns.map(\.title).last == "Noted for the day")
    #expect(
      table.rows[0].dropFirst().map(\.text) == [
        "12:34", "given up", "Bills", "31 (12)", "9", "4", "Outage of the phones",
      ])
    #expect(table.rows[2][4].text == "31 (–)")
    #expect(table.rows[3].last?.text == "–")
  }

  @Test("without queues no queue column; spread over days no day is named; a team has none")
  func less() throws {
    let known = try #require(table(try report([wait(0), wait(1), wait(2), wait(3)], event: "Outage", for: 2)))
    #expect(known.caption.hasSuffix("longest waits: three of them on days noted as “Outage”"))
    let waits = (0..<6).map { wait($0, queue: nil) }
    let table = try #require(table(try report(waits)))
    #expect(!table.columns.map(\.title).contains("Queue") && !table.caption.contains(" on "))
    #expect(!table.note.contains("same queue") && table.note.hasPrefix("Contacts, given up"))
    let tied = waits.map { wait in
      var wait = wait
      wait.asLong = 17
      return wait
    }
    let note = try #require(self.table(try report(tied))).note
    #expect(note.hasPrefix("17 contacts waited 12:34; the earliest are listed."))
    #expect(self.table(try report([wait(0), wait(1)])) == nil)
    #expect(self.table(try report(waits, of: Subject(.team, "north"))) == nil)
  }
}
