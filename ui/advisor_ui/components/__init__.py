"""What several pages show, and what Streamlit lacks."""
