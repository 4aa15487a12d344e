import Diagnostics
import Metrics

/// One agent as the roster has them: the only source of addresses.
package struct Person: Sendable, Hashable {
  package var id: String
  /// The id where the roster has no name.
  package var name: String
  /// Every different text of the roster's column of addresses, as it is written there; checked here and nowhere else.
  package var addresses: [String]
  /// The first day on which the person no longer works here; `nil` while they do.
  package var left: CivilDate?
  /// The line of the roster.
  package var place: SourceLocation?

  package init(id: String, name: String, addresses: [String], left: CivilDate? = nil, place: SourceLocation? = nil) {
    self.id = id
    self.name = name
    self.addresses = addresses
    self.left = left
    self.place = place
  }
}

/// Who owns which address. Each address has one owner, and nobody has two.
package struct AddressBook: Sendable {
  package private(set) var byID: [String: MailAddress] = [:]
  /// Everybody of the roster by id.
  package private(set) var people: [String: Person] = [:]
  /// Why some have none: sorted by the id.
  package private(set) var problems: [Diagnostic] = []
  /// The ids behind `problems`.
  package private(set) var refused: Set<String> = []
  private var owners: [String: String] = [:]

  package init(_ people: [Person]) {
    var claims: [String: [String]] = [:]
    for person in people.sorted(by: { $0.id < $1.id }) {
      if self.people.updateValue(person, forKey: person.id) != nil {
        refuse(person, "DEL-005", "“\(person.id)” stands twice in the list of people", "one entry a person")
        continue
      }
      // One mailbox in two spellings is one address.
      let different = Dictionary(person.addresses.map { ($0.lowercased(), $0) }) { first, _ in first }
      guard let text = different.values.first else { continue }
      if different.count > 1 {
        refuse(
          person, "DEL-005", "“\(person.id)” has \(different.count) addresses in the roster",
          "leave the one that is right")
      } else if let problem = MailAddress.problem(text) {
        refuse(
          person, "DEL-003", "the address of “\(person.id)” cannot be used: \(problem)", "correct it in the roster")
      } else if let address = MailAddress(text) {
        byID[person.id] = address
      }
      // An address counts as claimed even where it is refused: its second owner must not get mail in the meantime.
      for address in different.keys { claims[address, default: []].append(person.id) }
    }
    for ids in claims.values where ids.count > 1 {
      for id in ids {
        byID[id] = nil
        guard let person = self.people[id] else { continue }
        let others = ids.filter { $0 != id }.map { "“\($0)”" }.joined(separator: ", ")
        refuse(
          person, "DEL-004", "“\(id)” has the same address as \(others)", "neither gets mail until each has an own one")
      }
    }
    for (id, address) in byID { owners[address.folded] = id }
    problems.sort { ($0.message, $0.code) < ($1.message, $1.code) }
  }

  /// The id of the only person with this address.
  package func owner(of address: MailAddress) -> String? { owners[address.folded] }

  private mutating func refuse(_ person: Person, _ code: String, _ message: String, _ hint: String) {
    byID[person.id] = nil
    refused.insert(person.id)
    problems.append(Diagnostic(code, .error, message, at: person.place, hint: hint))
  }
}
