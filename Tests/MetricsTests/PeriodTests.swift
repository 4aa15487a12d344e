import Foundation
import Metrics
import Testing

@Suite("Days")
struct CivilDateTests {
  @Test(
    "know their ISO week at the edges of years",
    arguments: [
      ("2020-12-31", 2020, 53), ("2021-01-01", 2020, 53), ("2021-01-03", 2020, 53), ("2021-01-04", 2021, 1),
      ("2018-12-31", 2019, 1), ("2016-01-01", 2015, 53), ("2024-12-30", 2025, 1), ("2026-10-03", 2026, 40),
    ])
  func isoWeeks(text: String, year: Int, week: Int) throws {
    let day = try #require(CivilDate(text))
    #expect(day.isoWeek == (year, week))
  }

  @Test("count from 1970 and know their weekday")
  func ordinals() throws {
    #expect(CivilDate("1970-01-01")?.ordinal == 0)
    #expect(CivilDate("1970-01-01")?.weekday == 4)
    #expect(CivilDate("1969-12-31")?.ordinal == -1)
    #expect(CivilDate("2026-10-05")?.weekday == 1)
    #expect(CivilDate("2000-02-29")?.adding(days: 366).description == "2001-03-01")
  }

  @Test("read back what they print, for every day of 130 years")
  func roundTrip() throws {
    let first = try #require(CivilDate("1935-01-01")).ordinal
    var mismatches = 0
    for ordinal in first..<(first + 130 * 366) {
      let day = CivilDate(ordinal: ordinal)
      if CivilDate(day.description) != day { mismatches += 1 }
    }
    #expect(mismatches == 0)
  }

  @Test(
    "refuse what the calendar does not have",
    arguments: [
      "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-01", "26-01-01", "2026-01-1x", "",
      "2026-10-03T00:00",
    ])
  func refusal(text: String) { #expect(CivilDate(text) == nil) }
}

@Suite("Periods")
struct PeriodTests {
  @Test(
    "read back what they print",
    arguments: [
      "2026-10", "2026-W41", "2020-W53", "2026-Q3", "2026-10-03", "2026-10-01..2026-10-15", "0999-01",
    ])
  func roundTrip(text: String) throws {
    let period = try #require(Period(text))
    #expect(period.id == text)
    let json = try JSONEncoder().encode([period])
    #expect(try JSONDecoder().decode([Period].self, from: json) == [period])
  }

  @Test(
    "refuse what is not one",
    arguments: [
      "2026-W54", "2021-W53", "2026-W00", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "2026", "2026-1",
      "2026-10-15..2026-10-01", "2026-10-01..", "10-2026", "0000-01", "",
    ])
  func refusal(text: String) { #expect(Period(text) == nil) }

  @Test(
    "have their first and last day",
    arguments: [
      ("2026-10", "2026-10-01", "2026-10-31", 31), ("2024-02", "2024-02-01", "2024-02-29", 29),
      ("2020-W53", "2020-12-28", "2021-01-03", 7), ("2021-W01", "2021-01-04", "2021-01-10", 7),
      ("2026-Q4", "2026-10-01", "2026-12-31", 92), ("2026-10-03", "2026-10-03", "2026-10-03", 1),
      ("2026-10-01..2026-10-15", "2026-10-01", "2026-10-15", 15),
    ])
  func ends(text: String, first: String, last: String, days: Int) throws {
    let period = try #require(Period(text))
    #expect(period.first.description == first)
    #expect(period.last.description == last)
    #expect(period.dayCount == days)
  }

  @Test(
    "step to their neighbours",
    arguments: [
      ("2026-01", "2025-12", "2026-02"), ("2020-W53", "2020-W52", "2021-W01"), ("2021-W01", "2020-W53", "2021-W02"),
      ("2026-Q1", "2025-Q4", "2026-Q2"), ("2026-Q4", "2026-Q3", "2027-Q1"), ("2026-03-01", "2026-02-28", "2026-03-02"),
      ("2026-10-01..2026-10-15", "2026-09-16..2026-09-30", "2026-10-16..2026-10-30"),
    ])
  func neighbours(text: String, previous: String, next: String) throws {
    let period = try #require(Period(text))
    #expect(period.previous.id == previous)
    #expect(period.next.id == next)
  }

  @Test(
    "hold every one of their days, and the calendar has no holes",
    arguments: [
      Period.Grain.day, .week, .month,
    ])
  func containing(grain: Period.Grain) throws {
    let first = try #require(CivilDate("2019-12-25")).ordinal
    for ordinal in first..<(first + 800) {
      let day = CivilDate(ordinal: ordinal)
      let period = Period(grain, containing: day)
      #expect(period.contains(day) && !period.previous.contains(day) && !period.next.contains(day))
      #expect(period.next.first == period.last.adding(days: 1) && period.next.previous == period)
    }
  }

  @Test("sort by first day, the shorter first")
  func order() throws {
    let texts = ["2026-10-01", "2026-W40", "2026-10", "2026-Q4", "2025-12"]
    let sorted = texts.compactMap { Period($0) }.sorted().map(\.id)
    #expect(sorted == ["2025-12", "2026-W40", "2026-10-01", "2026-10", "2026-Q4"])
  }
}
