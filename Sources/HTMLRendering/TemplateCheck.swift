import Diagnostics

/// Reads templates against the keys that they are given, before anything is rendered: Mustache itself prints nothing
/// for a misspelt key or an unknown partial and looks in the surrounding views for a key without a dot.
struct TemplateCheck {
  /// A template's text and the file it came from.
  struct Source {
    var file: String
    var text: String
  }

  let sources: [String: Source]
  private(set) var diagnostics: [Diagnostic] = []

  init(sources: [String: Source]) { self.sources = sources }

  /// Checks one template and the partials in it with the keys of `shape`.
  mutating func check(_ name: String, shape: TemplateShape) {
    check(name, stack: [Scope(tag: nil, shape: shape)], path: [])
  }

  /// An open section, or the template itself.
  private struct Scope {
    var tag: TemplateTag?
    var shape: TemplateShape
  }

  private mutating func check(_ name: String, stack outer: [Scope], path: [String]) {
    guard let source = sources[name] else { return }
    var stack = outer
    let tags = TemplateTags(source.text)
    for tag in tags.tags {
      switch tag.kind {
      case .comment: break
      case .value, .unescaped: checkValue(tag, shape: stack[stack.count - 1].shape, file: source.file)
      case .section, .inverted:
        stack.append(Scope(tag: tag, shape: inner(tag, shape: stack[stack.count - 1].shape, file: source.file)))
      case .close:
        guard stack.count > outer.count, stack[stack.count - 1].tag?.name == tag.name else {
          let open = stack.count > outer.count ? stack[stack.count - 1].tag?.name : nil
          report(
            "HTM-003", "{{/\(tag.name)}} closes nothing that is open", tag, source.file,
            hint: open.map { "{{#\($0)}} is open here" })
          return
        }
        stack.removeLast()
      case .partial: checkPartial(tag, stack: stack, path: path + [name], file: source.file)
      case .foreign(let sigil):
        report(
          "HTM-004", "a tag that begins with “\(sigil)” is not allowed in a template", tag, source.file,
          hint: "values, sections, partials and comments are all there is")
      }
    }
    if let line = tags.unclosedLine {
      report("HTM-003", "a tag is never closed", TemplateTag(kind: .value, name: "", line: line), source.file)
    } else if stack.count > outer.count, let open = stack[stack.count - 1].tag {
      report("HTM-003", "{{#\(open.name)}} is never closed", open, source.file)
    }
  }

  private mutating func checkValue(_ tag: TemplateTag, shape: TemplateShape, file: String) {
    guard let key = key(tag, shape: shape, file: file) else { return }
    switch (tag.kind, key) {
    case (.value, .text), (.unescaped, .markup): break
    default:
      report(
        "HTM-006", "“\(tag.name)” cannot be printed like this", tag, file,
        hint: "write \(key.usage.replacing("…", with: tag.name.dropFirst()))")
    }
  }

  /// The keys inside a section: those of a list's elements, or the same where the section is a flag.
  private mutating func inner(_ tag: TemplateTag, shape: TemplateShape, file: String) -> TemplateShape {
    guard let key = key(tag, shape: shape, file: file) else { return shape }
    switch (tag.kind, key) {
    case (.section, .list(let inner)): return inner
    case (.inverted, .list), (.section, .flag), (.inverted, .flag): return shape
    default:
      report(
        "HTM-006", "“\(tag.name)” is not a list or a flag", tag, file,
        hint: "write \(key.usage.replacing("…", with: tag.name.dropFirst()))")
      return shape
    }
  }

  private mutating func key(_ tag: TemplateTag, shape: TemplateShape, file: String) -> TemplateShape.Key? {
    guard tag.name.first == ".", tag.name.count > 1 else {
      report(
        "HTM-005", "“\(tag.name)” has no leading dot", tag, file,
        hint: "write “.\(tag.name.drop { $0 == "." })”: a key is looked up where the tag stands and nowhere else")
      return nil
    }
    let name = String(tag.name.dropFirst())
    guard let key = shape.keys[name] else {
      let near = nearest(to: name, in: shape.keys.keys.sorted())
      report(
        "HTM-002", "\(shape.name) has no key “\(name)”", tag, file,
        hint: near.map { "did you mean “.\($0)”?" }
          ?? "the keys here are \(shape.keys.keys.sorted().map { ".\($0)" }.joined(separator: ", "))")
      return nil
    }
    return key
  }

  private mutating func checkPartial(_ tag: TemplateTag, stack: [Scope], path: [String], file: String) {
    guard sources[tag.name] != nil else {
      let near = nearest(to: tag.name, in: sources.keys.sorted())
      report(
        "HTM-001", "there is no template “\(tag.name).mustache”", tag, file,
        hint: near.map { "did you mean {{>\($0)}}?" } ?? "add the file beside this one")
      return
    }
    guard !path.contains(tag.name) else {
      report("HTM-007", "the template “\(tag.name).mustache” includes itself", tag, file)
      return
    }
    check(tag.name, stack: [Scope(tag: nil, shape: stack[stack.count - 1].shape)], path: path)
  }

  private mutating func report(
    _ code: String, _ message: String, _ tag: TemplateTag, _ file: String, hint: String? = nil
  ) {
    let diagnostic = Diagnostic(code, .error, message, at: SourceLocation(file: file, line: tag.line), hint: hint)
    // A partial that is included twice has each of its faults once.
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }
}
