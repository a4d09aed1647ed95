"""An area's own Word template: read without trust, scrubbed, brought to what documents need."""

from mappa_tui.exports.word_template.package import TemplateRefused
from mappa_tui.exports.word_template.reading import Reading, read_template, read_template_file

__all__ = ["Reading", "TemplateRefused", "read_template", "read_template_file"]
