/// What a page needs to know of its place in the version's folder and of the run that made it.
package struct PageContext: Hashable, Sendable {
  /// A link in the line of facts below the title.
  package struct Navigation: Hashable, Sendable {
    /// "All months".
    package var title: String
    /// Relative to the page.
    package var href: String

    package init(title: String, href: String) {
      self.title = title
      self.href = href
    }
  }

  /// From the page to the version's folder: empty or `../`. Goes before files, fonts and data.
  package var up: String
  /// Sets the figure files of different pages apart: empty or `north-`.
  package var dataPrefix: String
  package var links: [Navigation]
  /// "2 November 2026".
  package var generated: String
  /// Name and version of the program.
  package var program: String
  package var runID: String

  package init(
    up: String, dataPrefix: String, links: [(title: String, href: String)], generated: String, program: String,
    runID: String
  ) {
    self.up = up
    self.dataPrefix = dataPrefix
    self.links = links.map { Navigation(title: $0.title, href: $0.href) }
    self.generated = generated
    self.program = program
    self.runID = runID
  }
}
