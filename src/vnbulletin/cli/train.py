"""``vnbulletin train``: a classifier from labelled directives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "train",
        help="train a classifier on labelled directives",
        description="Train a classifier on a CSV file with the columns text and label (optional: also, group), "
        "cross-validate it by document and write model, metrics and model card.",
    )
    parser.add_argument("labels", help="CSV file with the columns text, label and optionally also (a;b) and group")
    parser.add_argument("--bulletins", metavar="DIR", help="annotated bulletins to add: DIR/annotations, DIR/bulletins")
    parser.add_argument("--cues", metavar="FILE", help="CSV with cue,labels for labels of your own (default: the 17)")
    parser.add_argument("--out", default="model", metavar="DIR", help="folder of the model (default: model)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    from vnbulletin.classification import TaskClassifier
    from vnbulletin.classification.persistence import save_classifier
    from vnbulletin.classification.training import read_annotations, read_cues, read_labels, train_classifier

    rows = read_labels(args.labels)
    if args.bulletins:
        root = Path(args.bulletins)
        rows += read_annotations(root / "annotations", root / "bulletins")
    cues = read_cues(args.cues) if args.cues else None
    training = train_classifier(rows, classifier=TaskClassifier(cues=cues))
    folder = Path(args.out)
    save_classifier(training.classifier.scorer, folder, cues=cues, metrics=training.metrics)
    (folder / "card.md").write_text(training.card(), encoding="utf-8", newline="\n")
    print(training.card())
    print(f"The model is in {folder}/")
    return 0
