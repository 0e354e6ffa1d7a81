"""Steps before a row of facts is judged: sums over a group, over years, over costs; and days to count.

Plain functions of integers and dates.  Numbers of the law come in as arguments; each step names its sources.
"""
