import CPangoCairo
import Charts
import Diagnostics
import Document

/// A PDF that cairo writes into memory, page by page, with structure tags. Not `Sendable`.
package final class PDFSurface {
  package let canvas: Canvas
  private let surface: OpaquePointer
  private let sink: Sink
  private var openTags: [StructureTag.Role] = []
  /// Every tag in the order of its opening: what the finisher adds to each element.
  package private(set) var tags: [StructureTag] = []

  /// Where cairo puts the bytes. A class, because cairo keeps a pointer to it.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  /// - Parameters:
  ///   - width: of the page in points.
  ///   - height: of the page in points.
  /// - Throws: `PDF-010` when cairo cannot start.
  package init(width: Double, height: Double, theme: Theme) throws(Failure) {
    sink = Sink()
    let write: cairo_write_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
      return CAIRO_STATUS_SUCCESS
    }
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        write, Unmanaged.passUnretained(sink).toOpaque(), width, height),
      let context = cairo_create(surface)
    else { throw PDFSurface.failure(CAIRO_STATUS_NO_MEMORY) }
    self.surface = surface
    canvas = Canvas(context: context, theme: theme)
    // From version 1.5 on, cairo writes what a cluster of several glyphs stands for (Devanagari, Arabic ligatures). From
    // cairo 1.17.6 on, that version also means packed objects, which the finisher does not read.
    let writesPackedObjects = cairo_version() >= 11706
    cairo_pdf_surface_restrict_to_version(
      surface, writesPackedObjects ? CAIRO_PDF_VERSION_1_4 : CAIRO_PDF_VERSION_1_5)
    // The finisher writes its own dates; this one only keeps the clock out.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw PDFSurface.failure(status) }
  }

  deinit { cairo_surface_destroy(surface) }

  /// Opens a structure element. Only an element without children may hold content.
  package func begin(_ tag: StructureTag) {
    openTags.append(tag.role)
    tags.append(tag)
    cairo_tag_begin(canvas.context, tag.role.rawValue, nil)
  }

  /// Closes the element that was opened last.
  package func end() {
    guard let role = openTags.popLast() else { return }
    cairo_tag_end(canvas.context, role.rawValue)
  }

  /// Adds an outline entry that points to a height on a page.
  ///
  /// - Parameters:
  ///   - parent: an earlier entry; `nil` for the top level.
  ///   - page: 1-based.
  ///   - y: from the top of the page in points.
  /// - Returns: the entry, for its children.
  package func addOutline(_ title: String, under parent: Int32?, page: Int, y: Double) -> Int32 {
    let place = "page=\(page) pos=[0 \(Int(y))]"
    return cairo_pdf_surface_add_outline(
      surface, parent ?? CAIRO_PDF_OUTLINE_ROOT, title, place, cairo_pdf_outline_flags_t(rawValue: 0))
  }

  /// Ends the page.
  package func endPage() {
    cairo_show_page(canvas.context)
  }

  /// Ends the document.
  ///
  /// - Returns: cairo's bytes, which still lack what the finisher adds.
  /// - Throws: `PDF-010` when cairo met an error anywhere on the way, `PDF-011` when a tag was left open.
  package func finish() throws(Failure) -> [UInt8] {
    guard openTags.isEmpty else {
      throw Failure(
        .bug, Diagnostic("PDF-011", .error, "the structure element \(openTags[0].rawValue) was not closed"))
    }
    let drawn = cairo_status(canvas.context)
    cairo_surface_finish(surface)
    let written = cairo_surface_status(surface)
    guard drawn == CAIRO_STATUS_SUCCESS else { throw PDFSurface.failure(drawn) }
    guard written == CAIRO_STATUS_SUCCESS else { throw PDFSurface.failure(written) }
    return sink.bytes
  }

  static func failure(_ status: cairo_status_t) -> Failure {
    let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown error"
    return Failure(.bug, Diagnostic("PDF-010", .error, "cairo stopped drawing: \(reason)"))
  }
}
