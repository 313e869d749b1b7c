#: if, elif, else
def kind(n):
    if n < 0: return 'negative'
    elif n == 0: return 'zero'
    elif n < 10:
        if n % 2: return 'odd'
        return 'even'
    else: return 'large'
print([kind(n) for n in (-5, 0, 3, 4, 50)])
#: while and else
n = 5
while n:
    n -= 1
    if n == 3: continue
    print(n, end=' ')
else: print('done')
while True:
    n += 1
    if n > 3: break
else: print('never')
print(n)
#: for and else
for i in range(3): print(i, end=' ')
else: print('end')
for i in []: pass
else: print('empty')
for x in 'abc':
    if x == 'b': break
else: print('never')
print(i, x)
for i in range(2):
    for j in range(3):
        if j == 1: break
        print(i, j)
    else: continue
    print('inner broke')
#: one line, several statements
x = 1; y = 2; print(x + y); 
if x: print('one'); print('two')
for i in range(2): print(i); x += i
class A: a = 1; b = 2
def f(): return 5; print('unreachable')
print(f(), A.a, A.b, x)
#: continuation of lines
total = 1 + \
    2 + \
    3
values = [
    1,
    2,  # comment

    3,
]
def f(a,
      b=2,
      *,
      c=3,
      ): return (a +
                 b
                 + c)
print(total, values, f(
    1,
    c=5,
), {'a': 1,
    'b': 2}, (1,
), """multi
line""")
if (total > 1 and
        values):
    print('yes')
#: tabs and comments
if True:
	x = 1
	# a comment
	if x:
		print('tab')
  # a comment with an odd indent
print('end')   # trailing
#
#: pass and ellipsis
def f(): ...
class A: pass
if True: pass
for _ in range(2): ...
print(f(), ..., A().__class__.__name__)
#: del
a = [1, 2, 3]; b = 5; c = {'x': 1}
del a[0], c['x']
print(a, c)
del b
try: b
except NameError as e: print(e)
def f():
    x = 1
    del x
    try: x
    except UnboundLocalError as e: print(e)
f(); (p, q) = (1, 2); del (p, q); print('p' in globals() if False else 'gone')
#: chained assignment and swaps
a = b = c = 1; a, b = b, a + 5; print(a, b, c)
x = y = []; x.append(1); print(y); i, a = 0, [0, 0]; i, a[i] = 1, 5; print(i, a); a[0], a[1] = a[1], a[0]; print(a)
#: chained comparisons
x = 5; print(1 < x < 10, 1 < x > 3, x == 5 == 5.0, 1 < 2 > 1 != 3 in [3], not 1 < 2 < 1, 1 in [1] == True if False else 'skip', (1 < x) < 10)
#: booleans give their operands
print(0 or 'a', 'a' or 0, 0 and 1, [] and 1, 1 and [], None or None, not [], not not 5, (0 or []) == [], 1 if [] else 2, 'x' and 'y' or 'z')
#: conditional expressions nest
for n in range(-1, 2): print('neg' if n < 0 else 'zero' if n == 0 else 'pos', end=' ')
print((1, 2)[0] if True else [], [1 if c else 0 for c in (True, False)], (lambda x: 'a' if x else 'b')(0))
#: the precedence of operators
print(2 + 3 * 4, (2 + 3) * 4, -2 ** 2, 2 ** -1, not True == False, 1 + 2 << 3, 5 & 6 | 1, 7 // 2 * 2, 7 % 4 ** 2, -3 // 2, ~5 + 1, 1 < 2 == True, 2 * 3 % 4, 6 / 2 * 3, 2 - 3 - 4, 'a' + 'b' * 2, not 1 + 1, 3 - -2, 3 * -2, 2 ** 2 ** 3, -1 ** 2, 1 | 2 ^ 3 & 4, 1 if True else 2 + 3)
#: name of the main module
if __name__ == '__main__': print('main', __name__)
def main(): return 'ran'
if __name__ == '__main__': print(main())
#: sieve, sorting and other algorithms
def sieve(n):
    is_prime = [True] * (n + 1); is_prime[:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if is_prime[i]: is_prime[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, p in enumerate(is_prime) if p]
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]
    return a
def gcd(a, b):
    while b: a, b = b, a % b
    return a
def binary(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo
print(sieve(50), quick([3, 1, 4, 1, 5, 9, 2, 6]), bubble([5, 2, 8, 1]), gcd(1071, 462), binary([1, 3, 5, 7], 5))
#: matrices
A = [[1, 2], [3, 4]]; B = [[0, 1], [1, 0]]
def matmul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(matmul(A, B), [list(r) for r in zip(*A)], [[A[i][j] + B[i][j] for j in range(2)] for i in range(2)], sum(sum(r) for r in A), max(map(max, A)))
#: words and counts
text = 'the cat and the hat and the bat'
counts = {}
for w in text.split(): counts[w] = counts.get(w, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), max(counts, key=counts.get), {n: sorted(w for w in counts if counts[w] == n) for n in set(counts.values())})
print(''.join(c for c in 'Hello World' if c.isupper()), ' '.join(w[::-1] for w in text.split()[:3]), text.title()[:7], 'level' == 'level'[::-1])
#: Newton's iteration
def sqrt(a, tol=1e-12):
    x = a
    steps = 0
    while abs(x * x - a) > tol:
        x = x - (x * x - a) / (2 * x); steps += 1
    return x, steps
print(sqrt(2.0), sqrt(9.0))
#: gradient descent by hand
x, eta = 5.0, 0.1
for step in range(20):
    grad = 2 * (x - 3)
    x -= eta * grad
    if step % 5 == 0: print(f'{step:2d} {x:.6f} {grad:+.4f}')
print(x)
