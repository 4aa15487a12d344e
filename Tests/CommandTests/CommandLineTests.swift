import Diagnostics
import Foundation
import Metrics
import Testing

@testable import Command

@Suite("Clock and period arguments")
struct ArgumentTests {
  @Test("a clock is a moment in UTC", arguments: ["2026-11-02T06:00:00Z"])
  func clock(text: String) throws {
    let clock = try Clock(text)
    #expect(clock.iso == text)
    #expect(clock.day == CivilDate(year: 2026, month: 11, day: 2))
  }

  @Test("anything else is refused with an example", arguments: ["yesterday", "2026-11-02", "2026-13-01T00:00:00Z", ""])
  func badClock(text: String) {
    #expect { try Clock(text) } throws: { error in
      guard let failure = error as? Failure else { return false }
      return failure.status == .usage && failure.diagnostics[0].hint?.contains("2026-11-02T06:00:00Z") == true
    }
  }

  @Test("an unknown period names the ways to write one")
  func badPeriod() {
    let diagnostic = RunCommand.badPeriod("octber")
    #expect(diagnostic.hint?.contains("2026-10") == true && diagnostic.hint?.contains("2026-W41") == true)
  }
}
