import Typesetting

extension DocumentWriter {
  /// The structure tree (ISO 32000-1, 14.7), with the way back from marked contents to the elements that hold them.
  func append(_ canvas: PageCanvas, tree: Int, pages: Range<Int>, to objects: inout ObjectWriter) {
    let numbers = objects.reserve(canvas.elements.count)
    let parents = objects.reserve()
    for (index, element) in canvas.elements.enumerated() {
      objects.pack(numbers.lowerBound + index) { body in
        body.append("<</S/")
        body.append(element.tag.role.rawValue)
        body.append("/P ")
        body.append(reference: element.parent.map { numbers.lowerBound + $0 } ?? tree)
        if let content = element.content {
          body.append("/Pg ")
          body.append(reference: pages.lowerBound + element.page)
          body.append("/K ")
          body.append(integer: content)
        } else if !element.kids.isEmpty {
          body.append("/K[")
          for kid in element.kids {
            body.append(reference: numbers.lowerBound + kid)
            body.append(" ")
          }
          body.append("]")
        }
        if let text = element.tag.alternativeText, !text.isEmpty {
          body.append("/Alt ")
          body.append(string: text)
        }
        append(attributesOf: element.tag, to: &body)
        body.append(">>")
      }
    }
    objects.pack(parents) { body in
      body.append("<</Nums[")
      for (page, holders) in canvas.holders.enumerated() {
        body.append(integer: page)
        body.append("[")
        for holder in holders {
          body.append(reference: numbers.lowerBound + holder)
          body.append(" ")
        }
        body.append("]")
      }
      body.append("]>>")
    }
    objects.pack(tree) { body in
      body.append("<</Type/StructTreeRoot/ParentTree \(parents) 0 R/ParentTreeNextKey \(canvas.pages.count)/K[")
      for (index, element) in canvas.elements.enumerated() where element.parent == nil {
        body.append(reference: numbers.lowerBound + index)
        body.append(" ")
      }
      body.append("]>>")
    }
  }

  private func append(attributesOf tag: StructureTag, to body: inout [UInt8]) {
    switch tag.role {
    case .head, .cell:
      guard tag.scope != nil || tag.columnSpan > 1 else { return }
      body.append("/A<</O/Table")
      if let scope = tag.scope { body.append("/Scope/\(scope.rawValue)") }
      if tag.columnSpan > 1 { body.append("/ColSpan \(tag.columnSpan)") }
      body.append(">>")
    case .list:
      if tag.isNumbered { body.append("/A<</O/List/ListNumbering/Decimal>>") }
    case .document, .heading1, .heading2, .heading3, .paragraph, .item, .label, .itemBody, .table, .row, .figure:
      return
    }
  }

  /// The bookmarks (ISO 32000-1, 12.3.3): those of the first level are open, the others closed.
  ///
  /// - Returns: the number of their root; `nil` for none.
  func append(_ outline: [OutlineEntry], pages: Range<Int>, to objects: inout ObjectWriter) -> Int? {
    guard !outline.isEmpty else { return nil }
    let root = objects.reserve()
    let numbers = objects.reserve(outline.count)
    var parents: [Int?] = []
    var path: [Int] = []
    for (index, entry) in outline.enumerated() {
      path = path.filter { outline[$0].level < entry.level }
      parents.append(path.last)
      path.append(index)
    }
    let children = outline.indices.map { parent in outline.indices.filter { parents[$0] == parent } }
    let top = outline.indices.filter { parents[$0] == nil }
    func number(_ index: Int) -> String { "\(numbers.lowerBound + index) 0 R" }
    for (index, entry) in outline.enumerated() {
      let siblings = parents[index].map { children[$0] } ?? top
      let place = siblings.firstIndex(of: index) ?? 0
      objects.pack(numbers.lowerBound + index) { body in
        body.append("<</Title ")
        body.append(string: entry.title)
        body.append("/Parent \(parents[index].map(number) ?? "\(root) 0 R")")
        if place > 0 { body.append("/Prev \(number(siblings[place - 1]))") }
        if place < siblings.count - 1 { body.append("/Next \(number(siblings[place + 1]))") }
        if let first = children[index].first, let last = children[index].last {
          let isOpen = parents[index] == nil
          body.append("/First \(number(first))/Last \(number(last))/Count \(isOpen ? "" : "-")\(children[index].count)")
        }
        body.append("/Dest[\(pages.lowerBound + entry.page) 0 R/XYZ 0 ")
        body.append(fixed: geometry.height - entry.y)
        body.append(" 0]>>")
      }
    }
    objects.pack(root) { body in
      let visible = top.count + top.map { children[$0].count }.reduce(0, +)
      body.append("<</Type/Outlines/First \(number(top[0]))/Last \(number(top[top.count - 1]))/Count \(visible)>>")
    }
    return root
  }
}
