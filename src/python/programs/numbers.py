#: integers of any size
a = 2 ** 100
print(a, -a, a // 7, a % 7, -a // 7, -a % 7)
print(a * a - 1, (a * a - 1) % 10 ** 9)
print(9007199254740991 + 1, 9007199254740992 + 1, 9007199254740993 - 1, -9007199254740993 + 2)
print(3037000500 * 3037000500, 94906267 * 94906267, -94906267 * 94906267)
print(10 ** 20 - 10 ** 20 + 5, type(10 ** 20 - 10 ** 20).__name__)
print(2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53)
#: floor division and modulo keep Python's signs
for a in (7, -7):
    for b in (3, -3):
        print(a, b, a // b, a % b, divmod(a, b), a / b)
for a in (7.5, -7.5, 0.0, -0.0):
    for b in (2.0, -2.0, 0.3):
        print(a, b, a // b, a % b, divmod(a, b))
print(5 // 0.3, 5 % 0.3, -1e-20 % 1.0, 1e300 // 1e-10 > 0)
print(0 * -5, -0 // 5, 0 % -5, 0 / -5, 0 / -10 ** 30, -0.0 % 3, 0.0 // -2, -0.0 + 0, 0 * -1.5, round(-0.3, 0))
#: float repr is the shortest
for x in (0.1, 0.1 + 0.2, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 1.5e-7, 1e22, 1e23, 5e-324, 1.7976931348623157e308,
          100.0, -0.0, 1 / 3, 2 / 3, 1e100, 12345.678, float('inf'), float('-inf'), float('nan')):
    print(x, repr(x), str(-x))
#: rounding is half to even
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.6, -2.6)])
print(round(2.675, 2), round(1.005, 2), round(0.125, 2), round(1234.5678, -2), round(1250, -2), round(1350, -2), round(-1250, -2))
print(round(1e22), round(5, 3), round(15, -1), round(25, -1), round(123.456, 0), round(1.5, None))
print(round(0.1 + 0.2, 10), round(1e-10, 5), round(-0.0001, 2))
print(type(round(2.0)).__name__, type(round(2.0, 0)).__name__)
#: powers
print(2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2, 2 ** 3 ** 2, 0 ** 0, 2.0 ** 0.5, 4 ** 0.5, 9 ** -0.5)
print(pow(2, 10), pow(3, 200, 13), pow(3, -1, 7), pow(2.5, 2), 10 ** 30, (-1) ** 1000001, 7 ** 77)
print(1.1 ** 10, 0.9 ** 20, 3.7 ** 3, 1.5 ** -3, 2.2 ** 7, (-1.5) ** 3, 1e3 ** 2)
#: bits
print(5 & 3, 5 | 3, 5 ^ 3, ~5, -5 & 3, -5 | 3, -5 ^ 3, 1 << 70, (1 << 70) >> 68, -1 >> 3, -17 >> 2)
print(True & False, True | 2, True ^ True, ~True, (5).bit_length(), (2 ** 70).bit_length(), (-8).bit_length(), (0).bit_length())
print(bin(10), oct(64), hex(255), bin(-5), hex(2 ** 70), 0b101, 0o17, 0xFF, 1_000_000)
#: bool is an int
print(True + True, True * 3.5, False == 0, True == 1.0, isinstance(True, int), -True, +False, sum([True, False, True]))
print(bool(0), bool(0.0), bool(""), bool([]), bool(()), bool({}), bool(None), bool("0"), bool([0]), bool(-1))
print(True and 5, 0 or "x", None or 0, "" and 1, not 0, not "a", 1 and 2 and 3, 0 or [] or {})
print(int(True), float(True), str(True), repr(False), max(True, 2), True < 2)
#: conversions
print(int("42"), int("-17"), int("  8 "), int("ff", 16), int("0x1F", 16), int("0b11", 0), int("1_000"), int(3.99), int(-3.99), int("z", 36))
print(float("1.5"), float("1e3"), float(" -2.5 "), float("inf"), float("nan"), float("1_0.5"), float(7), float(2 ** 60))
print(str(3.0), str(10 ** 18), repr("a'b"), int(1e20), int(12345678901234567890), float("1e400"))
print(complex if False else "no complex", int.__name__, (3).__class__.__name__, 3.5.is_integer(), (4.0).is_integer())
print((0.5).as_integer_ratio(), (3.25).as_integer_ratio(), (0.1).hex())
#: comparison of int and float is exact
print(1 == 1.0, 1 < 1.5, 2 ** 60 == float(2 ** 60), 2 ** 60 + 1 == float(2 ** 60), 2 ** 60 + 1 > float(2 ** 60))
print(10 ** 400 > 1e308, 10 ** 400 == float('inf'), -10 ** 400 < float('-inf'), float('nan') == float('nan'), float('nan') != 1)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1, 1 == 1 == 1.0 == True)
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-15)
#: numbers as keys
d = {1: 'int', 2.5: 'float'}
print(d[True], d[1.0], d[2.5], 1.0 in d)
d[1.0] = 'changed'
d[True] = 'again'
print(d, len(d), hash(1) == hash(1.0) == hash(True), hash(2.5), hash(0.1), hash(-1), hash(2 ** 61), hash(1e300))
print({1, 1.0, True}, {0: 'a', False: 'b', 0.0: 'c'}, hash((1, 2)), hash(()), hash((1, (2, 3))))
#: sums
print(sum([0.1] * 10), sum(range(101)), sum([1, 2.5, True]), sum([[1], [2, 3]], []), sum((), 5), sum([1, 2], start=10))
print(sum(x * x for x in range(10)), sum([10 ** 20, 1, -10 ** 20]), sum([1e16, 1.0, -1e16]))
#: min, max, abs, divmod
print(min(3, 1, 2), max([1, 5, 3]), min("banana"), max("a", "b"), min([2, 1.0, 1]), max(1, 1.0), min([], default=7))
print(max(["aa", "b"], key=len), min(range(-5, 5), key=abs), max({'a': 1, 'c': 0}), abs(-5), abs(-2.5), abs(True), abs(-10 ** 30))
print(max([1, 2, 3], key=lambda x: -x), min((3, 'c'), (3, 'a')))
#: true division of large ints
print(10 ** 400 / 10 ** 399, (2 ** 100 + 1) / 2 ** 100, 7 / 2, -7 / 2, 1 / 10 ** 20, 2 ** 1000 / 3, (10 ** 17 + 3) / 7)
print(1e308 * 10, -1e308 * 10, 1e-320 / 10, 5e-324 / 2, 1e308 + 1e308 - 1e308)
#: the math module
import math
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan)
print(math.sqrt(2), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.floor(10 ** 20), math.fabs(-3))
print(math.factorial(25), math.gcd(84, 36), math.lcm(4, 6), math.comb(50, 25), math.perm(10, 3), math.isqrt(10 ** 30))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.copysign(3, -0.0))
print(math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.prod([0.5, 4]), math.hypot(3, 4), math.dist((0, 0), (3, 4)))
print(math.modf(3.25), math.frexp(10.0), math.ldexp(0.625, 4), math.fmod(-7, 3), math.degrees(math.pi), math.radians(180))
print(math.log(1), math.log2(8), math.log10(1000), math.exp(0), math.log(8, 2), math.log2(2 ** 100), math.log10(10 ** 50))
print(round(math.sin(1), 12), round(math.cos(1), 12), round(math.tanh(0.5), 12), round(math.log(10 ** 400), 9), round(math.erf(0.7), 12))
print(round(math.gamma(5.5), 9), math.gamma(5), round(math.lgamma(10.5), 9), math.atan2(0, -1), round(math.expm1(1e-5), 15))
#: integer literals and arithmetic near the limits
for base in (2 ** 31, 2 ** 32, 2 ** 53, 2 ** 63, 2 ** 64):
    for offset in (-1, 0, 1):
        n = base + offset
        print(n, n * n, n // 3, n % 1000, -n // 3, n - base, n * -1, n == base, n > base, n & 0xFF, n >> 5)
#: string of a huge int is refused
print(len(str(10 ** 4299)))
print(10 ** 5000)
#: a float to an int that has none
int(float('nan'))
#: infinity has no int
print(int(float('inf')))
#: division of ints by zero
def inverse(n):
    return 1 / n
print(inverse(4))
print(inverse(0))
#: other divisions by zero
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0.0),
          lambda: 0 ** -1, lambda: 0.0 ** -2, lambda: pow(2, 3, 0), lambda: 5 / 0.0, lambda: True / False, lambda: 10 ** 30 // 0, lambda: 10 ** 30 % 0):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
#: overflow of floats
for f in (lambda: 10.0 ** 400, lambda: float(10 ** 400), lambda: 10 ** 400 * 1.0, lambda: 10 ** 400 / 3, lambda: 2 ** 5000 / 1.5):
    try:
        print(f())
    except OverflowError as e:
        print(e)
#: domain errors of math
import math
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1.0), lambda: math.acos(2), lambda: math.exp(1000), lambda: math.factorial(-1),
          lambda: math.factorial(2.5), lambda: math.sqrt("4"), lambda: math.sin(None), lambda: math.fmod(1, 0), lambda: math.pow(0, -1), lambda: math.gcd(1.5, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
