import Testing

@testable import Analysis

@Suite("Balance between people and teams")
struct BalanceTests {
  @Test("part-time with its share of the work is even")
  func partTime() throws {
    let even = try #require(Inequality(work: [40, 20, 30, 10], hours: [8, 4, 6, 2], teams: ["a", "a", "b", "b"]))
    #expect(even.theil < 1e-12 && even.theilBetween < 1e-12 && even.gini < 1e-12)
    #expect(even.greatestOverLeast == 1)
  }

  @Test("one team holds all of the unevenness, equal people in unequal teams none")
  func parts() throws {
    let one = try #require(Inequality(work: [1, 2, 3], teams: [0, 0, 0]))
    #expect(one.theilBetween < 1e-15 && one.theilWithin == one.theil)
    let two = try #require(Inequality(work: [1, 1, 3, 3], teams: [0, 0, 1, 1]))
    #expect(two.theilWithin < 1e-15 && two.theilBetween > 0.1)
  }

  @Test("people without hours are left out, people without work are not")
  func absent() throws {
    let all = try #require(Inequality(work: [10, 0, 20], hours: [1, 1, 1], teams: [0, 0, 1]))
    #expect(all.greatestOverLeast == nil)
    #expect(
      Inequality(work: [10, 0, 99, 20], hours: [1, 1, 0, 1], teams: [0, 0, 2, 1]) == all)
    #expect(Inequality(work: [0, 0], teams: [0, 1]) == nil)
    #expect(Inequality(work: [5], teams: [0])?.correctedGini == nil)
    #expect(Inequality(work: [], teams: [Int]()) == nil)
  }

  @Test("two teams, or teams that differ less than chance makes them, have no share to show")
  func shownShare() throws {
    let two = try #require(BetweenTeams([1, 2, 8, 9], teams: [0, 0, 1, 1]))
    #expect(two.correlation.map { $0 > 0.9 } == true && two.shownShare == nil)
    let alike = try #require(BetweenTeams([1, 9, 2, 8, 1, 9], teams: ["x", "x", "y", "y", "z", "z"]))
    #expect(alike.correlation.map { $0 < 0 } == true && alike.shownShare == 0)
    let equal = try #require(BetweenTeams([5, 5, 5, 5], teams: [0, 0, 1, 1]))
    #expect(equal.correlation == nil && equal.f == nil)
    #expect(BetweenTeams([1, 2], teams: [0, 0]) == nil)
    #expect(BetweenTeams([1, 2], teams: [0, 1]) == nil)
  }

  @Test("a strict rater is disagreement among sampled raters and none among fixed ones")
  func severity() throws {
    let agreement = try #require(RaterAgreement([[1, 3], [2, 4], [5, 7]]))
    #expect(abs(try #require(agreement.fixedRaters) - 1) < 1e-12)
    #expect(try #require(agreement.sampledRaters) < 0.8)
    #expect(RaterAgreement([[1, 2], [3]]) == nil)
    #expect(RaterAgreement([[1, 2]]) == nil)
    #expect(RaterAgreement([[4, 4], [4, 4]])?.fixedRaters == nil)
  }
}
