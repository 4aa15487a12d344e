import Metrics

/// Counts people from the roster: who was there at both ends of a period, who left, who joined.
///
/// A person is in post from the first day in the centre to the last one, both included. The end of a period is the
/// moment after its last day, so that whoever leaves on that day has left.
struct Headcounts {
  let people: [Person]

  struct Person {
    var id: String
    var first: CivilDate
    var last: CivilDate
    var team: (CivilDate) -> String?
  }

  init(_ roster: Roster) {
    people = roster.people.map { person in
      Person(
        id: person.id, first: person.joined ?? person.spans.first?.first ?? Roster.beginning,
        last: person.left ?? person.spans.last?.last ?? Roster.end, team: person.team(on:))
    }
  }

  /// Adds the counts of one period to the site's and the teams' sums.
  func add(_ period: Period, to cells: inout [Subject: [Period: Sums]]) {
    for person in people where person.first <= period.last && person.last >= period.first {
      let team = person.team(min(person.last, period.last))
      for subject in [Subject.site] + (team.map { [Subject(.team, $0)] } ?? []) {
        count(person, period, into: &cells[subject, default: [:]][period, default: Sums()])
      }
    }
    for person in people where watched(person, period) {
      cells[.site, default: [:]][period, default: Sums()][.joinersWatched] += 1
      if person.last < person.first.adding(days: 90) {
        cells[.site, default: [:]][period, default: Sums()][.earlyLeavers] += 1
      }
    }
  }

  private func count(_ person: Person, _ period: Period, into sums: inout Sums) {
    let isThereFirst = person.first <= period.first
    let isThereAfter = person.last > period.last
    sums[.headStart] += isThereFirst ? 1 : 0
    sums[.headEnd] += isThereAfter ? 1 : 0
    sums[.stayers] += isThereFirst && isThereAfter ? 1 : 0
    sums[.leavers] += isThereAfter ? 0 : 1
    sums[.joiners] += person.first >= period.first ? 1 : 0
    sums[.headDays] +=
      Int64(min(person.last, period.last).ordinal - max(person.first, period.first).ordinal + 1)
  }

  /// Joined so long before the end that 90 days are over, and not more than half a year.
  private func watched(_ person: Person, _ period: Period) -> Bool {
    person.first > Roster.beginning && person.first.adding(days: 90) <= period.last
      && person.first > period.last.adding(days: -180)
  }

  /// People who worked, and those of them who were coached, a team and for the site.
  func addActive(_ period: Period, to cells: inout [Subject: [Period: Sums]]) {
    for person in people {
      guard let own = cells[Subject(.agent, person.id)]?[period] else { continue }
      guard own[.handled] > 0 || own[.stateDays] > 0 else { continue }
      let team = person.team(min(person.last, period.last))
      for subject in [Subject.site] + (team.map { [Subject(.team, $0)] } ?? []) {
        cells[subject, default: [:]][period, default: Sums()][.activePeople] += 1
        if own[.coachingSessions] > 0 { cells[subject, default: [:]][period, default: Sums()][.coachedPeople] += 1 }
      }
    }
  }
}
