/// The paper that a document is printed on.
package enum Paper: String, Codable, Hashable, Sendable, CaseIterable {
  case a4, letter
}
