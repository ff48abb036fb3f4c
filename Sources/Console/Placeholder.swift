/// A place to stand.
