"""Where documents are put if nobody says otherwise."""

from pathlib import Path

from platformdirs import user_documents_path


def default_folder() -> Path:
    """Return the folder that is offered for documents: the person's own, if it exists."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
