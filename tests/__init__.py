"""The tests. A package so that no other one called tests, as garmin-fit-sdk installs, hides it."""
