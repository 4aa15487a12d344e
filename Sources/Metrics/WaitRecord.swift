/// One contact that waited long, and the half-hour in which it came. Nobody is in it, neither customer nor agent.
package struct WaitRecord: Codable, Hashable, Sendable {
  package var day: CivilDate
  /// Of arrival, in the site's zone: `09:41`.
  package var clock: String
  /// `nil` where the export names none; then the numbers of the half-hour are those of contacts without a queue.
  package var queue: String?
  package var seconds: Int
  /// As in the contract of contacts: `handled`, `abandoned`, …
  package var outcome: String
  /// Contacts of the queue that came in the half-hour, those given up among them, and the people who took some.
  package var offered: Int
  package var abandoned: Int
  package var people: Int
  /// The median of contacts in this half-hour of the weekday over twelve weeks; `nil` with fewer than four such days.
  package var usual: Double?
  /// Contacts of the period that waited as many seconds, itself among them.
  package var asLong: Int

  package init(
    day: CivilDate, clock: String, queue: String?, seconds: Int, outcome: String, offered: Int, abandoned: Int,
    people: Int, usual: Double?, asLong: Int = 1
  ) {
    self.day = day
    self.clock = clock
    self.queue = queue
    self.seconds = seconds
    self.outcome = outcome
    self.offered = offered
    self.abandoned = abandoned
    self.people = people
    self.usual = usual
    self.asLong = asLong
  }
}
