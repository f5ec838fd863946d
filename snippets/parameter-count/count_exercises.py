"""Answers to the exercises, counted with n_in * n_out + n_out."""

import itertools


def dense(n_in, n_out):
    return n_in * n_out + n_out


def count(sizes):
    return [dense(n_in, n_out) for n_in, n_out in itertools.pairwise(sizes)]


narrow = count([784, 100, 100, 10])
narrow_total = sum(narrow)

book_sizes = [784, 300, 100, 10]
book_total = sum(count(book_sizes))
narrow_ratio = narrow_total / book_total
book_biases = sum(book_sizes[1:])
book_no_bias = book_total - book_biases

book_mib = 4 * book_total / 2**20  # float32: 4 bytes each
half_mib = 2 * book_total / 2**20  # float16: 2 bytes each
adam_mib = 4 * 4 * book_total / 2**20  # weights, gradients, two Adam moments

width = next(n for n in itertools.count(1) if dense(n, n) > dense(784, n))
first, second = dense(784, width), dense(width, width)

print(f"1. {narrow} sum {narrow_total:,}")
print(f"2. {book_no_bias:,} without {book_biases} biases")
print(f"3. {book_mib:.2f} MiB; half precision {half_mib:.2f}; with Adam {adam_mib:.2f}")
print(f"4. width {width}: {first:,} < {second:,}")

assert narrow_total == 89_610 and book_no_bias == 266_200
