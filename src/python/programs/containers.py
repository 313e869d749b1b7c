#: lists
a = [3, 1, 2]
a.append(4); a.extend([5, 6]); a.insert(0, 0); a.insert(-1, 9); a.insert(100, 7)
print(a, len(a), a.pop(), a.pop(0), a, a.index(9), a.count(3))
a.remove(9); a.sort(); print(a); a.sort(reverse=True); print(a); a.reverse(); print(a)
b = a.copy(); b.clear(); print(a, b, a + [1], a * 2, 2 * [0], [1] * -1, 3 in a, 30 not in a)
a += (7, 8); a *= 2; print(a)
#: slices of lists, with assignment and deletion
a = list(range(10))
print(a[2:5], a[::3], a[::-1], a[-3:], a[8:2:-2], a[:], a[100:], a[-100:3])
a[2:5] = ['x']; print(a)
a[1:1] = [7, 7]; print(a)
a[::2] = [0] * len(a[::2]); print(a)
del a[0]; del a[-1]; del a[1:3]; print(a); del a[::2]; print(a)
a[:] = [1]; print(a); a[5:] = [2, 3]; print(a)
#: lists within lists
m = [[1, 2], [3, 4]]
m[0][1] += 10; m[1].append(5)
print(m, [list(r) for r in zip(*m)], sum(m, []), [x for r in m for x in r])
rows = [[0] * 2] * 2; rows[0][0] = 1; print(rows, rows[0] is rows[1])
a = []; a.append(a); print(a, [a]); d = {}; d['self'] = d; print(d)
#: sorting
words = ['banana', 'Apple', 'cherry', 'date', 'fig']
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower, reverse=True), sorted([3, 1.5, True]), sorted('cab'), sorted({'b': 1, 'a': 2}))
pairs = [('a', 2), ('b', 1), ('c', 2), ('d', 1)]
print(sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: p[1], reverse=True), sorted(pairs, key=lambda p: (-p[1], p[0])))
print(sorted([[2, 1], [1, 9], [1]]), sorted([(1, 'b'), (1, 'a')]), list(reversed([1, 2, 3])), [1, 2] < [1, 3], [1] < [1, 0], (1, 2) == (1.0, 2))
#: tuples
t = (1, 2, 3, 2)
print(t, t[1], t[1:], t + (4,), t * 2, t.count(2), t.index(3), (1,), (), tuple('ab'), len(t), 2 in t, (1, 2) < (1, 2, 0))
x, y = 1, 2; x, y = y, x; print(x, y); (a, b), c = (1, 2), 3; print(a, b, c)
#: unpacking
a, *b = [1, 2, 3]; print(a, b); *a, b = 'xyz'; print(a, b); a, *b, c = range(5); print(a, b, c); a, *b = [1]; print(a, b)
[p, q] = (1, 2); print(p, q); (a, [b, *c]), d = (1, 'xyz'), 4; print(a, b, c, d)
for i, (j, k) in enumerate([(1, 2), (3, 4)]): print(i, j, k)
print([*range(3), *'ab'], (*[1], 2), {*[1, 2], 3}, {**{'a': 1}, 'b': 2, **{'a': 3}})
a = b = c = []; a.append(1); print(a, b, c, a is c)
i = 0; l = [0, 0, 0]; i, l[i] = 1, 9; print(i, l)
#: dicts
d = {'a': 1, 'b': 2}
d['c'] = 3; d['a'] = 10
print(d, len(d), d['a'], d.get('x'), d.get('x', 0), 'a' in d, 'x' in d, list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop('a'), d.pop('zz', None), d.setdefault('k', []), d.setdefault('b', 5), d, d.popitem(), d)
d.update({'b': 20}, e=5); d.update([('f', 6)]); print(d, dict(d), d == dict(d), d | {'b': 0}); del d['b']; print(d); d.clear(); print(d)
print(dict(a=1, b=2), dict([('x', 1)]), dict(zip('ab', (1, 2))), dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), {}, {1: {2: {}}}, {(1, 2): 3}[1, 2])
#: dict views
d = {'a': 1, 'b': 2}
k = d.keys(); d['c'] = 3
print(k, d.values(), d.items(), len(k), 'c' in k, k & {'a', 'z'}, sorted(k | {'z'}), ('a', 1) in d.items(), list(reversed(d)), [v for v in d.values()])
for key, value in d.items(): print(key, value, end=';')
print()
print({1: 'a', 1.0: 'b', True: 'c'}, {'a': 1} == {'a': 1.0}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {1: 2} != {1: 3})
#: sets
s = {3, 1, 2}
s.add(4); s.add(1); s.discard(9); s.remove(2)
print(s, len(s), 1 in s, s | {7}, s & {1, 3}, s - {1}, s ^ {1, 100}, {1} < s, s >= {1}, s == {1, 3, 4}, s.isdisjoint({5}), set([1, 1, 2]), set(), {1, 2}.union([3], [4]))
s |= {5}; s &= {1, 3, 5}; s -= {3}; print(s, {1, 2}.issubset({1, 2, 3}), {1, 2}.symmetric_difference([2, 3]), frozenset([1, 2]) | {3}, {frozenset([1]), frozenset([1])}, s.pop() in (1, 5), s.copy())
s.update([7, 8]); s.intersection_update([7, 8, 9]); print(sorted(s), sorted({'b', 'a'}), bool(set()))
#: sets of numbers print in the order of their hashes
print({5, 3, 9, 1}, {100, 5, 33, 64, 8}, {i * i for i in range(12)}, {-1, -2, 0, 1}, {0.5, 2, 1.5}, {10 ** 20, 3}, set(range(20, 0, -1)), {(1, 2), (0, 1), (5, 5)})
s = set()
for i in (97, 13, 55, 8, 1000, 16, 24, 32, 40, 7): s.add(i)
print(s); s.discard(55); s.add(56); print(s); print({x % 17 * 8 for x in range(40)}, list({3, 1, 2}), {1, 2, 3} | {99, 50}, {8, 16, 0} & {16, 8}, {20, 30} - {20})
#: ranges
r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], 8 in r, 9 in r, r.start if hasattr(r, 'start') else 2, list(range(5, 0, -2)), list(range(0)), range(3) == range(0, 3, 1), bool(range(0)), sum(range(10 ** 6)), 5.0 in range(10), list(reversed(range(3))))
#: zip, enumerate, map, filter
print(list(zip([1, 2, 3], 'ab')), list(zip()), list(enumerate('ab', 5)), list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), dict(enumerate('ab')))
print(any([]), all([]), any([0, 1]), all([1, 0]), any(x > 2 for x in [1, 3]), list(zip(*[(1, 2), (3, 4)])), next(zip([1])), list(map(int, '123')))
#: comprehensions
print([x * y for x in range(3) for y in range(x)], [x for x in range(10) if x % 2 if x > 3], {x: x * x for x in range(3)}, {x % 3 for x in range(9)}, [[j for j in range(i)] for i in range(3)], [(i, j) for i in 'ab' for j in 'cd' if (i, j) != ('a', 'd')])
x = 'outer'; print([x for x in range(2)], x, [i if i else 'zero' for i in range(2)], list(x for x in 'ab'), sum(1 for _ in 'abc'), [y := 5, y ** 2], y)
print([(lambda: v)() for v in range(3)], [f() for f in [lambda: v for v in range(3)]])
#: identity
a = [1]; b = [1]; c = a
print(a == b, a is b, a is c, None is None, a is not b, id(a) == id(c), id(a) == id(b), id('a') == id('a'))
#: key that is missing
d = {'a': 1}
print(d['b'])
#: index out of range
a = [1, 2]
a[2] = 5
#: a list is no key
d = {}
d[[1]] = 2
#: assignment to a tuple
t = (1, 2)
t[0] = 5
#: not enough values to unpack
a, b, c = [1, 2]
#: too many values to unpack
a, b = 'xyz'
#: nothing to unpack
a, b = 5
#: a dict that changes while it is read
d = {1: 1, 2: 2}
for k in d:
    d[k + 10] = 0
#: a list that grows while it is read
a = [1, 2, 3]
for x in a:
    if len(a) < 8:
        a.append(x * 10)
print(a)
for x in a:
    a.remove(x)
print(a)
#: values that cannot be compared in sorting
sorted([1, 'a'])
#: errors of containers
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e, '|', repr(e))
attempt(lambda: [].pop())
attempt(lambda: [1].pop(5))
attempt(lambda: [1, 2].index(3))
attempt(lambda: [1].remove(2))
attempt(lambda: {}.popitem())
attempt(lambda: {'a': 1}.pop('b'))
attempt(lambda: {1}.remove(2))
attempt(lambda: set().pop())
attempt(lambda: (1, 2).index(5))
attempt(lambda: [1, 2]['a'])
attempt(lambda: [1, 2][1.0])
attempt(lambda: (1, 2)['a'])
attempt(lambda: 'abc'['a'])
attempt(lambda: [1][::0])
attempt(lambda: {1: 2}[3])
attempt(lambda: {(1, 2): 3}[1, 3])
attempt(lambda: {[]: 1})
attempt(lambda: {{}: 1})
attempt(lambda: {1, [2]})
attempt(lambda: hash([]))
attempt(lambda: hash({}))
attempt(lambda: 5[0])
attempt(lambda: None[0])
attempt(lambda: 5 in 5)
attempt(lambda: 1 in 'abc')
attempt(lambda: [] + (1,))
attempt(lambda: () + [1])
attempt(lambda: [] * 'a')
attempt(lambda: [1] * 1.5)
attempt(lambda: {} + {})
attempt(lambda: len(5))
attempt(lambda: list(5))
attempt(lambda: dict([1]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: max([]))
attempt(lambda: min())
attempt(lambda: max(1))
attempt(lambda: sum(['a']))
attempt(lambda: sum('ab', ''))
attempt(lambda: [3] < ['a'])
attempt(lambda: {} < {})
attempt(lambda: None < 1)
attempt(lambda: reversed({1}))
attempt(lambda: reversed(5))
attempt(lambda: iter(5))
attempt(lambda: next([1]))
attempt(lambda: next(iter([])))
#: more errors of containers and texts
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, '|', e)
attempt(lambda: range(1, 2, 0))
attempt(lambda: range(1.5))
attempt(lambda: range('a'))
attempt(lambda: zip(1))
attempt(lambda: list(zip([1, 2], [1], strict=True)))
attempt(lambda: list(map(5, [1])))
attempt(lambda: enumerate(5))
attempt(lambda: [*5])
attempt(lambda: {**5})
attempt(lambda: 'a'.join([1]))
attempt(lambda: ','.join(5))
attempt(lambda: 'a'.index('b'))
attempt(lambda: 'abc'.split(''))
attempt(lambda: ord('ab'))
attempt(lambda: ord(5))
attempt(lambda: chr(-1))
attempt(lambda: 'a' < 1)
attempt(lambda: 'a' - 'b')
attempt(lambda: 'a' * 'b')
attempt(lambda: int('abc'))
attempt(lambda: int('1.5'))
attempt(lambda: int([]))
attempt(lambda: int('12', 2))
attempt(lambda: float('abc'))
attempt(lambda: float([]))
attempt(lambda: round('a'))
attempt(lambda: abs('a'))
attempt(lambda: -'a')
attempt(lambda: ~1.5)
attempt(lambda: 1 << -1)
attempt(lambda: 1.5 << 1)
attempt(lambda: 1.5 & 1)
attempt(lambda: [1, 2].append())
attempt(lambda: [1, 2].append(1, 2))
attempt(lambda: [].insert(1))
attempt(lambda: len())
attempt(lambda: len([], []))
attempt(lambda: isinstance(1))
attempt(lambda: isinstance(1, 1))
attempt(lambda: sorted())
attempt(lambda: sorted([1], bad=1))
attempt(lambda: [].sort(1))
attempt(lambda: print(1, bad=2))
attempt(lambda: {}.get())
attempt(lambda: 'a'.upper(1))
attempt(lambda: 'abc'.foo)
attempt(lambda: [].foo())
attempt(lambda: (5).foo)
attempt(lambda: None.foo)
attempt(lambda: list.foo)
attempt(lambda: getattr(5, 'foo'))
attempt(lambda: callable(5) or 5())
attempt(lambda: 'abc'())
attempt(lambda: list[5]([1]))
attempt(lambda: a_name_that_is_not_there)
attempt(lambda: list.append(5, 1))
attempt(lambda: str.upper(5))
#: None as a value
class A:
    x = None
    def __init__(self): self.y = None
    def __getattr__(self, n): return None
d = {'k': None}; t = (None, 1); l = [None]
print(str(None), d.get('k', 5), d.get('z', 5), d.pop('k', 5), d.setdefault('q'), d, getattr(A(), 'x', 5), getattr(A(), 'y', 5), getattr(A(), 'zz', 5), hasattr(A(), 'x'), next(iter(l), 5), max([None], default=3), t[0], l.pop(), [x for x in [None, 1]], list(map(lambda x: None, [1])), (lambda x=None: x)(), sorted([None]), dict(a=None), [*l, None], {None: 1}[None], None in [None], {None, None}, list(filter(lambda x: x is None, [None, 0])), repr(None), f'{None}', bool(None))
x = None
def f(a, b=None): return a
print(f(None), x, f(b=1, a=None), (x or 'or'), [None] * 2, list(zip([None], [None])), list(enumerate([None])), list(reversed([None, 1])), dict.fromkeys([None]), [None].index(None), (None,).count(None), list({None: None}.items()))
def g():
    r = yield None
    print('sent', r)
    yield r
i = g(); print(next(i), i.send(None), list(g()))
from functools import reduce, lru_cache
from itertools import repeat, chain, accumulate, islice, cycle
print(reduce(lambda a, b: None, [1, 2]), list(repeat(None, 2)), list(chain([None], [None])), list(accumulate([None])), list(islice(cycle([None]), 3)))
calls = []
@lru_cache
def h(x): calls.append(x)
print(h(1), h(1), calls, all([None]), any([None]), sum([], 0), min([None]), [None] == [None], A.x, A().y)
#: augmented assignments that a container refuses
def refused(run):
    try:
        print(run())
    except TypeError as e:
        print(e)
def times(a, b):
    a *= b
    return a
def union(a, b):
    a |= b
    return a
for a in ({}, {1}, frozenset(), 2, 2.5, None, (), range(2)):
    for b in ('ab', [1], (), 3):
        refused(lambda: times(a, b))
for b in ({2: 3}, [(4, 5)], ['ab'], 5, [6], None, {7}):
    refused(lambda: union({1: 1}, b))
    refused(lambda: {1: 1} | b)
