"""The web face of the advisor (Streamlit): thin views that ask `services` and draw; they decide nothing."""
