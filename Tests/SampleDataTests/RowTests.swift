import Metrics
import Testing

@testable import SampleData

@Suite struct RowTests {
  let history = History.planted

  @Test("offered contacts are the sum of their outcomes, and only handled ones have a person and times")
  func identities() {
    var counts: [SampleOutcome: Int] = [:]
    for contact in history.contacts {
      counts[contact.outcome, default: 0] += 1
      #expect((contact.agent != nil) == (contact.outcome == .handled))
      if contact.agent == nil { #expect(contact.handle == 0 && !contact.resolved && !contact.transferred) }
    }
    #expect(SampleOutcome.allCases.reduce(0) { $0 + (counts[$1] ?? 0) } == history.contacts.count)
    #expect(SampleOutcome.allCases.allSatisfy { (counts[$0] ?? 0) > 100 })
    #expect((75_000...95_000).contains(history.contacts.count))
  }

  @Test("half hours count the same contacts as the export, the missing day apart")
  func halfHours() {
    for month in history.months {
      let text = String(decoding: month.side[.intervals]?.bytes ?? [], as: UTF8.self)
      let gap = history.simulation.plants?.gap.description ?? ""
      let offered = text.split(separator: "\n").filter { !$0.hasPrefix(gap) }
        .reduce(0) { $0 + (Int($1.split(separator: ",")[1]) ?? 0) }
      #expect(offered == month.contacts.count)
    }
  }

  @Test("every contact is by a person employed and on the roster that day, one at a time")
  func employment() {
    var busyUntil: [Int: (day: CivilDate, second: Int)] = [:]
    for contact in history.contacts {
      guard let index = contact.agent else { continue }
      let agent = history.organisation.agents[index]
      #expect(agent.joined <= contact.day && contact.day <= agent.left ?? contact.day)
      #expect(agent.team(on: contact.day) != nil)
      if let before = busyUntil[index], before.day == contact.day {
        #expect(before.second < contact.arrived + contact.wait)
      }
      busyUntil[index] = (contact.day, contact.end)
    }
  }

  @Test("contacts arrive in order on open days between eight and twenty o'clock, with different ids")
  func arrivals() {
    let contacts = history.contacts
    for (before, after) in zip(contacts, contacts.dropFirst()) {
      #expect((before.day, before.arrived, before.number) < (after.day, after.arrived, after.number))
    }
    #expect(contacts.allSatisfy { SiteCalendar.isOpen($0.day) && (8 * 3600..<20 * 3600).contains($0.arrived) })
    #expect(Set(contacts.map(\.id)).count == contacts.count)
  }

  @Test("about a quarter of handled contacts have an answer, after the contact and within the history")
  func surveys() {
    let handled = history.contacts.count { $0.agent != nil }
    #expect((0.22...0.28).contains(Double(history.surveys.count) / Double(handled)))
    for survey in history.surveys {
      #expect((survey.contact.day, survey.contact.end) < (survey.answeredDay, survey.answered))
      #expect(survey.answeredDay <= history.simulation.options.end.last)
      #expect((1...5).contains(survey.satisfaction) && (0...10).contains(survey.recommendation))
      #expect((1...7).contains(survey.effort))
    }
  }

  @Test("waits are longer at midday")
  func midday() {
    func mean(_ hours: Set<Int>) -> Double {
      let own = history.contacts.filter { $0.agent != nil && hours.contains($0.arrived / 3600) }
      return Double(own.reduce(0) { $0 + $1.wait }) / Double(own.count)
    }
    #expect(mean([11, 12, 13]) > 1.5 * mean([8, 9, 15, 16]))
  }

  @Test("public holidays and Sundays are closed, and the clock changes on the last Sundays of March and October")
  func calendar() throws {
    for closed in ["2026-10-03", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2025-12-26", "2026-10-04"] {
      let day = try #require(CivilDate(closed))
      #expect(!SiteCalendar.isOpen(day), "\(closed)")
    }
    for open in ["2026-10-05", "2026-12-24", "2026-05-15"] {
      let day = try #require(CivilDate(open))
      #expect(SiteCalendar.isOpen(day), "\(open)")
    }
    for (text, hours) in [("2026-03-28", 1), ("2026-03-29", 2), ("2026-10-24", 2), ("2026-10-25", 1)] {
      let day = try #require(CivilDate(text))
      #expect(SiteCalendar.offset(day) == hours, "\(text)")
    }
  }
}
