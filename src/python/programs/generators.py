#: generators
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
g = count(3)
print(next(g), next(g), next(g), next(g, 'end'), list(g), list(count(4)), sum(count(5)), [x for x in count(3)], max(count(3)), 2 in count(5), tuple(count(2)), dict(zip('ab', count(9))), sorted(count(3), reverse=True))
#: laziness
def noisy():
    print('start'); yield 1; print('middle'); yield 2; print('end')
g = noisy(); print('made'); print(next(g)); print(next(g))
try: next(g)
except StopIteration as e: print('stopped', e.value)
for x in noisy(): print('got', x)
#: infinite generators
def naturals():
    n = 0
    while True: yield n; n += 1
def take(n, it):
    for i, x in enumerate(it):
        if i == n: return
        yield x
print(list(take(5, naturals())), list(take(3, (x * x for x in naturals() if x % 2))))
def primes():
    found = []
    for n in naturals():
        if n > 1 and all(n % p for p in found): found.append(n); yield n
print(list(take(10, primes())))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
print(list(take(12, fib())))
#: return values and yield from
def inner():
    r = yield 1
    yield 2
    return 'result'
def outer():
    x = yield from inner()
    print('inner gave', x)
    yield from [3, 4]
    yield from range(2)
    yield from 'ab'
print(list(outer()))
def walk(t):
    if isinstance(t, list):
        for x in t: yield from walk(x)
    else: yield t
print(list(walk([1, [2, [3]], [[4], 5]])))
#: send, throw and close
def avg():
    total, n, mean = 0, 0, None
    while True:
        x = yield mean
        total += x; n += 1; mean = total / n
a = avg(); next(a); print(a.send(10), a.send(20), a.send(3))
def g():
    try:
        while True:
            try: x = yield 'ready'; print('got', x)
            except ValueError as e: print('handled', e); yield 'after'
    finally: print('cleanup')
i = g(); print(next(i), i.send(5), i.throw(ValueError('v')), next(i)); i.close(); print(next(i, 'closed'))
def relay():
    r = yield from avg()
r = relay(); next(r); print(r.send(4), r.send(8))
#: generators with all statements
def g(n):
    for i in range(n):
        if i == 1: continue
        elif i == 4: break
        else:
            try:
                yield i
            finally: print('f', i)
    else: yield 'not broken'
    while n > 3:
        yield n
        n -= 1
    else: yield 'else'
    with open_it() as h: yield h
    x = yield
    print('x is', x); y: int = yield 7; z = w = yield 8; print(z, w)
    if (yield_value := 5): yield yield_value
class open_it:
    def __enter__(self): return 'entered'
    def __exit__(self, *a): print('exited')
print(list(g(6)), list(g(2)))
#: generators share and keep variables
def f():
    total = 0
    def add(x):
        nonlocal total
        total += x
    for i in range(3): add(i); yield total
print(list(f())); a, b = f(), f(); print(next(a), next(a), next(b), next(a), next(b))
fs = []
def h():
    for i in range(3): fs.append(lambda: i); yield i
list(h()); print([x() for x in fs])
#: generator expressions
n = 3; g = (x * n for x in range(n)); n = 10; print(list(g), sum(x for x in [1, 2]), list((a, b) for a in range(2) for b in 'xy'), any(x > 5 for x in range(10)), max((len(w), w) for w in ['a', 'ccc', 'bb']))
try: (1 / x for x in [0]).__next__()
except ZeroDivisionError as e: print(e)
print(next(x for x in range(10) if x > 3), list(zip((i for i in 'ab'), (i for i in 'cd'))), type(g).__name__)
#: iterators of one's own
class Down:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Down(3)), sum(Down(4)), [x for x in Down(2)], max(Down(5)), next(Down(9)), 2 in Down(5), tuple(zip(Down(2), 'xyz')), [*Down(2)], list(map(str, Down(2))))
a, b = Down(2); print(a, b); it = iter(Down(3)); next(it); print(list(it)); print(list(iter(lambda c=[0]: (c.append(0), len(c))[1], 5)))
class Twice:
    def __iter__(self): yield 1; yield 2
t = Twice(); print(list(t), list(t), [(x, y) for x in t for y in t])
#: a generator that runs already
def g():
    yield next(it)
it = g()
next(it)
#: stop iteration within a generator
def g():
    yield 1
    raise StopIteration
for x in g(): print(x)
#: an error in a generator keeps its line
def g():
    yield 1
    yield 1 / 0
print(list(g()))
#: send before the start
def g(): yield 1
g().send(5)
#: itertools
import itertools as it
print(list(it.islice(it.count(3, 2), 4)), list(it.islice(it.cycle('ab'), 5)), list(it.repeat(1, 3)), list(it.chain([1], 'ab', (2,))), list(it.chain.from_iterable([[1], [2, 3]])), list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([1, 2, 3], lambda a, b: a * b)), list(it.accumulate([1, 2], initial=10)))
print(list(it.product('ab', [1, 2])), list(it.product([0, 1], repeat=2)), list(it.permutations('abc', 2)), list(it.combinations('abcd', 2)), list(it.combinations_with_replacement('ab', 2)), len(list(it.permutations(range(5)))), list(it.permutations([1, 2, 3])))
print(list(it.zip_longest('abc', [1], fillvalue='-')), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 5, 1])), list(it.filterfalse(lambda x: x % 2, range(5))), list(it.compress('abc', [1, 0, 1])), list(it.pairwise('abc')), [(k, list(g)) for k, g in it.groupby('aabbbc')], list(it.islice('abcdef', 1, 5, 2)), list(it.combinations('ab', 3)), list(it.product()), [list(t) for t in it.tee([1, 2])])
