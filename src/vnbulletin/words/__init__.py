"""Word segmentation with exact offsets."""
