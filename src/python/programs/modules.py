#: random with a seed
import random
for seed in (0, 1, 42, 1337, -5, 2 ** 40 + 3, 10 ** 30, 2.5):
    random.seed(seed)
    print(random.random(), random.uniform(-1, 1), random.gauss(0, 1), random.gauss(5, 2), random.randint(1, 6), random.randrange(10), random.randrange(5, 50, 5), random.choice('abcdef'), random.getrandbits(70), random.normalvariate(0, 1), random.expovariate(2))
    a = list(range(8)); random.shuffle(a); print(a, random.sample(range(100), 4), random.sample(a, 8), random.choices('xyz', k=5), random.choices([1, 2, 3], weights=[1, 5, 1], k=5), random.sample(range(1000), 40)[-3:])
#: random sources of one's own
import random
from random import Random, randint, seed
r, s = Random(7), random.Random(7)
print(r.random() == s.random(), r.randint(1, 100), s.randint(1, 100), r.gauss(0, 1), [r.choice([1, 2]) for _ in range(5)])
seed(3); print(randint(1, 10), random.random()); random.seed(3); print(random.randint(1, 10), random.random())
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.choices([1], weights=[1, 2]), lambda: random.randint(1.5, 2)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
#: functools
import functools
from functools import reduce, partial, lru_cache, cache, wraps, total_ordering, cmp_to_key
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, ['x', 'y'], '-'), reduce(max, [3, 1], 2))
p = partial(pow, 2); q = partial(int, base=2); print(p(5), q('101'), partial(print, 'a', sep='-')('b', 'c'), p.func is pow, p.args)
calls = []
@lru_cache(maxsize=2)
def sq(x): calls.append(x); return x * x
print([sq(x) for x in (1, 2, 1, 3, 1, 2)], calls); sq.cache_clear()
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.__name__)
@lru_cache
def plain(x, y=1): return x + y
print(plain(1), plain(1, y=2), plain(x=1))
@total_ordering
class N:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(N(1) <= N(1), N(2) > N(1), N(1) >= N(2), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
class M:
    @cache
    def f(self, x): return x * 2
print(M().f(4))
try: reduce(lambda a, b: a, [])
except TypeError as e: print(e)
#: collections
from collections import Counter, defaultdict, deque, namedtuple, OrderedDict
c = Counter('mississippi'); print(c, c['s'], c['zz'], c.most_common(2), sum(c.values()), sorted(c.elements())[:3], c.total()); c.update('mm'); c['q'] += 1; print(c, Counter(a=2) + Counter(a=1, b=3), Counter('aab') - Counter('ab'), Counter(), dict(Counter([1, 1, 2])))
d = defaultdict(int); d['a'] += 1; d['b']; print(d, dict(d), 'z' in d, d.get('z'), len(d)); e = defaultdict(list); e[1].append(2); print(e, defaultdict(lambda: 5)['x'])
try: defaultdict(None)['k']
except KeyError as x: print(repr(x))
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q[0], len(q), list(q), q.pop(), q.popleft(), q, 3 in q, deque('abc')); r = deque(range(5)); r.rotate(2); print(r, list(reversed(r)), sum(r)); r.extend([9]); r.extendleft([7, 8]); print(r, r.index(9), bool(deque()))
try: deque().popleft()
except IndexError as x: print(x)
P = namedtuple('P', ['x', 'y']); p = P(1, 2); print(p, p.x, p[1], p == (1, 2), p._asdict(), p._replace(y=5), P._fields, P(*[3, 4]), P(y=1, x=2), [a + b for a, b in [p]], hash(p) == hash((1, 2)), p + (3,), isinstance(p, tuple), len(p), max(P(1, 5), P(2, 0)))
D = namedtuple('D', 'a b c', defaults=[3]); print(D(1, 2), D(1, 2, 4))
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: p.z, lambda: setattr(p, 'x', 5), lambda: P._make([1])):
    try: f()
    except Exception as x: print(type(x).__name__, x)
o = OrderedDict(a=1, b=2); o.move_to_end('a'); print(o, list(o), o.popitem(last=False), o == {'a': 1}, OrderedDict())
#: operator and copy
import operator as op, copy
print(op.add(1, 2), op.mul('a', 3), op.itemgetter(1)([5, 6]), op.itemgetter('a', 'b')({'a': 1, 'b': 2}), op.attrgetter('real')(type('X', (), {'real': 3})), op.neg(5), op.lt(1, 2), op.contains([1], 1), op.methodcaller('upper')('x'), op.truediv(7, 2), op.not_([]), op.eq(1, 1.0), op.getitem({'k': 5}, 'k'), sorted([(1, 'b'), (0, 'c')], key=op.itemgetter(1)), op.xor(5, 1), op.matmul if False else '')
a = [1, [2, 3], {'k': [4]}]; b = copy.copy(a); c = copy.deepcopy(a); a[1].append(9); a[2]['k'].append(8); a.append(0); print(a, b, c)
class N:
    def __init__(self): self.l = [1]; self.me = self
n = N(); m = copy.copy(n); k = copy.deepcopy(n); n.l.append(2); print(m.l, k.l, k.me is k, m.me is n, m is n, type(k).__name__, copy.deepcopy((1, [2])), copy.copy({1, 2}), copy.deepcopy(5))
#: typing and dataclasses in annotations
from typing import List, Dict, Optional, Union, Callable, Any, Tuple, TypeVar, Iterable
import typing
T = TypeVar('T')
def f(a: List[int], b: Optional[Dict[str, Any]] = None, *c: Union[int, str]) -> Tuple[int, ...]: return (len(a),)
g: Callable[[int], int] = lambda x: x
print(f([1]), g(3), typing.cast(int, 'a'))
class Box(typing.Generic[T]):
    def __init__(self, v: T) -> None: self.v = v
print(Box(5).v)
#: abstract classes
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    def twice(self): return 2 * self.area()
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
print(Sq(3).twice(), isinstance(Sq(1), Shape))
try: Shape()
except TypeError as e: print(e)
#: forms of import
import math, random as rnd
from math import sin as s, pi, \
    sqrt
from math import (cos, exp,)
from math import *
def f():
    import math as inner
    from math import floor
    return inner.ceil(1.5), floor(1.5)
print(pi == math.pi, sqrt(16), s(0), cos(0), exp(0), f(), tau == 2 * pi, rnd.Random is not None, math.__name__)
try:
    import numpy_that_is_not_there as np
except ImportError as e: print('ImportError', type(e).__name__)
#: a name that a module does not have
try:
    from math import sine
except ImportError as e:
    print(type(e).__name__, str(e).split(' (')[0])
