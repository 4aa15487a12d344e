import Mustache

/// What a template may look up: named values and nothing else. Never climbs, never guesses; each name that it does
/// not have is recorded.
final class TemplateView: MustacheParent {
  enum Value {
    /// Printed with two braces, which escape.
    case text(String)
    /// Printed with three braces.
    case markup(String)
    case flag(Bool)
    case list([TemplateView])
  }

  /// The names that templates asked for in vain.
  final class Misses {
    var names: [String] = []
  }

  private let path: String
  private let values: [String: Value]
  private let misses: Misses

  /// - Parameter path: what the view is, for messages: `page`, `page.sections`.
  init(_ path: String, _ values: [String: Value], misses: Misses) {
    self.path = path
    self.values = values
    self.misses = misses
  }

  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text): return legible(text)
    case .markup(let text): return text
    case .flag(let flag): return flag
    case .list(let views): return views
    case nil:
      misses.names.append("\(path).\(name)")
      return nil
    }
  }
}
